import {
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  request as sendRequest,
  type ServerResponse,
} from 'node:http';

/** A request as it arrived. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An answer as it is to be given. */
export interface GateAnswer {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

/** They belong to one connection, and the length changes with the body. */
const NOT_PASSED_ON = ['host', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'];

/** Sends the request to the system and reads the whole answer. Rejects when there is none. */
export function forward(origin: string, { method, path, headers, body }: SeenRequest): Promise<GateAnswer> {
  return new Promise((resolve, reject) => {
    const length =
      body === '' && !('content-length' in headers) ? {} : { 'content-length': Buffer.byteLength(body) };
    const request = sendRequest(origin + path, {
      method,
      headers: { ...passedOn(headers), ...length },
      agent: false,
    });
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode = 500, headers: answered } = response;
        resolve({
          status: statusCode,
          headers: passedOn(answered),
          body: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    request.end(body);
  });
}

/** Gives the answer. */
export function answerWith(response: ServerResponse, { status, headers = {}, body = '' }: GateAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

function passedOn(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_PASSED_ON.includes(name)));
}
