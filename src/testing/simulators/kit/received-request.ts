import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** The connection that carried a request; requests on the same connection have the same object. */
export interface ReceivedConnection {
  /** True as soon as it has ended, on whichever side. */
  readonly destroyed: boolean;
}

/** An HTTP request, read to its end. */
export interface ReceivedRequest {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly connection: ReceivedConnection;
}

const MOST_BYTES = 32 * 1024 * 1024;

/** Reads the whole body; throws when the client breaks off or sends more than 32 MiB. */
export async function receive(message: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error('The request body is larger than 32 MiB.');
    chunks.push(chunk);
  }
  const [path = '', query = ''] = (message.url ?? '').split(/\?(.*)/s);
  return {
    method: message.method ?? '',
    path,
    query: new URLSearchParams(query),
    headers: message.headers,
    body: Buffer.concat(chunks),
    connection: message.socket,
  };
}
