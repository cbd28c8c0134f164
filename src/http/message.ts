import type { LastingSignal } from '../contract';

/** One HTTP request, as plain data. The origin is not in it: it comes from the settings alone. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path segments as they are; each is percent-encoded on its own, so an id can never leave its place. */
  readonly path: readonly string[];
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The vendor's operation, for messages and evidence, for example `TaskStop`. */
  readonly call: string;
  /** Goes before others where requests wait for their turn: for stops. Default: false. */
  readonly urgent?: boolean;
}

/** One complete HTTP response: read to its end and within the size limit. */
export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. Repeated ones are joined by `, `, but `set-cookie` by line breaks. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded by the declared charset; UTF-8 where none is declared. */
  readonly body: string;
  /** The request's `call`. */
  readonly call: string;
}

/**
 * HTTP as a function. Resolves with any complete response whatever its status, and never follows a redirect.
 * Throws `SystemError` (`unavailable`, `timeout` or `protocol`, with the `effect` that follows from where the exchange broke), the
 * signal's reason when it is aborted, or what its `mayBegin` throws right before the first byte would be sent.
 */
export type Exchange = (request: HttpRequest, signal: LastingSignal) => Promise<HttpResponse>;
