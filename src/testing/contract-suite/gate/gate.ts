import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Disturbance } from './disturbances';
import { answerWith, forward, type SeenRequest } from './forward';

/** What a request does on the system; `any` is every request. */
export type Operation = 'stop' | 'submit' | 'any';

/** A server between the adapter and the system. It passes everything on until it is told to disturb an operation. */
export interface Gate {
  readonly url: string;
  /** Every request so far. */
  readonly requests: readonly SeenRequest[];
  /** How many clients have left before they were answered. */
  readonly clientsGone: () => number;
  /** Disturbs every request of that operation from now on; takes the place of the disturbance before. */
  disturb(operation: Operation, disturbance: Disturbance): void;
  /** Ends the disturbance. */
  calm(): void;
  /** Ends all connections and frees the port: whoever comes now is refused. May be called twice. */
  close(): Promise<void>;
}

/** The system behind a gate. */
export interface Upstream {
  readonly url: string;
  readonly operationOf: (request: SeenRequest) => 'stop' | 'submit' | undefined;
}

/** Opens a gate on this machine. */
export async function openGate(upstream: Upstream): Promise<Gate> {
  const requests: SeenRequest[] = [];
  let [clientsGone, disturb]: [number, (request: SeenRequest) => Disturbance | undefined] = [
    0,
    () => undefined,
  ];
  const server = createServer((message, response) => {
    response.on('close', () => (clientsGone += response.writableFinished ? 0 : 1));
    void readRequest(message).then((request) => {
      requests.push(request);
      return pass({ request, response, upstream, disturbance: disturb(request) });
    });
  });
  const url = await listen(server);
  return {
    url,
    requests,
    clientsGone: () => clientsGone,
    disturb(operation, disturbance) {
      disturb = (request) =>
        operation === 'any' || upstream.operationOf(request) === operation ? disturbance : undefined;
    },
    calm: () => void (disturb = () => undefined),
    close: () => close(server),
  };
}

interface Passage {
  readonly request: SeenRequest;
  readonly response: ServerResponse;
  readonly upstream: Upstream;
  readonly disturbance: Disturbance | undefined;
}

async function pass({ request, response, upstream, disturbance }: Passage): Promise<void> {
  const visit = {
    request,
    forward: () => forward(upstream.url, request),
    answer: (answer: Parameters<typeof answerWith>[1]) => answerWith(response, answer),
    hangUp: () => void response.destroy(),
  };
  try {
    if (disturbance) await disturbance(visit);
    else visit.answer(await visit.forward());
  } catch {
    response.destroy(); // the system behind the gate is gone: so is the answer
  }
}

async function readRequest(message: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const { method = 'GET', url = '/', headers } = message;
  return { method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') };
}

async function listen(server: Server): Promise<string> {
  server.keepAliveTimeout = 0; // a socket that the gate closes while it is idle would look like a lost answer
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
