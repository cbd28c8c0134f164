import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on 127.0.0.1. */
export interface HttpServer {
  /** `http://127.0.0.1:<port>`, no slash at the end. */
  readonly url: string;
  /** Frees the port and destroys every connection, kept alive or busy. */
  close(): Promise<void>;
}

/** Answers one request; what it throws becomes a 500 with the message, or the end of the connection. */
export type HttpHandler = (message: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Listens on the port; 0 lets the machine choose a free one. Rejects when the port is taken. */
export async function startHttpServer(port: number, handler: HttpHandler): Promise<HttpServer> {
  const server = createServer((message, response) => {
    handler(message, response).catch((error: unknown) => fail(response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: chosen } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${chosen}`, close: () => closeServer(server) };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // Closing twice is an error of node:http that nobody here has to handle.
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.statusCode = 500;
  response.end(`The simulator failed: ${error instanceof Error ? error.message : String(error)}`);
}
