import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { openConnection, type Connection, type ConnectionOptions, type HttpRequest } from '../../src/http';
import { SystemError } from '../../src/contract';

const servers: Server[] = [];
const sockets = new Set<Socket>();
const connections: Connection[] = [];

/** The text of a file of test/fixtures/tls. */
export function pem(name: string): string {
  return readFileSync(join(__dirname, '..', 'fixtures', 'tls', name), 'utf8');
}

export async function startHttp(answer: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createHttpServer(answer))}`;
}

/** Presents `<name>.pem` of the fixtures. */
export async function startHttps(name: string, answer: RequestListener): Promise<string> {
  const server = createHttpsServer({ cert: pem(`${name}.pem`), key: pem(`${name}.key`) }, answer);
  return `https://127.0.0.1:${await listen(server)}`;
}

/** Gives each connection to `serve`. */
export async function startTcp(serve: (socket: Socket) => void): Promise<string> {
  return `http://127.0.0.1:${await listen(createTcpServer(serve))}`;
}

/** A URL where nothing listens. */
export async function closedUrl(): Promise<string> {
  const server = createTcpServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

/** Opens a connection that `stopAll` closes. */
export function connectTo(
  url: string,
  options: Omit<ConnectionOptions, 'url'> = {},
  secrets: readonly string[] = [],
): Connection {
  const connection = openConnection({ url, ...options }, secrets);
  connections.push(connection);
  return connection;
}

/** A request as an adapter makes it. */
export function request(parts: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'POST', path: ['jobs', '7', 'stop'], call: 'TaskStop', body: '{}', ...parts };
}

export const neverAborted = new AbortController().signal;

/** The `SystemError` that an exchange ends with. */
export async function failureOf(exchange: Promise<unknown>): Promise<SystemError> {
  const error = await exchange.then(
    () => new Error('The exchange succeeded.'),
    (reason: unknown) => reason,
  );
  if (error instanceof SystemError) return error;
  throw error;
}

/** What a function throws. */
export function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

/** Ends everything that a test started. */
export async function stopAll(): Promise<void> {
  const closing = connections.splice(0).map((connection) => connection.close());
  sockets.forEach((socket) => socket.destroy());
  sockets.clear();
  await Promise.all([
    ...closing,
    ...servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))),
  ]);
}

async function listen(server: Server): Promise<number> {
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return (server.address() as AddressInfo).port;
}
