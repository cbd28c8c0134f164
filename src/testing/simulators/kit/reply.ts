/** An HTTP response before it is sent. */
export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The reason phrase, where the vendor's differs from the usual one. */
  readonly reason?: string;
  /** True: the body is sent in chunks and its length is not announced. */
  readonly chunked?: boolean;
}

/** JSON in the compact form. */
export function jsonReply(value: unknown, status = 200): Reply {
  return { status, contentType: 'application/json', body: JSON.stringify(value) };
}

export function textReply(text: string, status: number): Reply {
  return { status, contentType: 'text/plain', body: text };
}

/** A page as a web server in front of the application makes it. */
export function pageReply(title: string, status: number): Reply {
  const body = `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
  return { status, contentType: 'text/html', body };
}
