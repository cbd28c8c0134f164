import { WebSocket } from 'undici';

/** One page of a browser, spoken to by its DevTools protocol: https://chromedevtools.github.io/devtools-protocol/ */
export interface DevTools {
  /** Rejects with the browser's sentence when it refuses. */
  send(method: string, parameters?: object): Promise<Record<string, unknown>>;
  close(): void;
}

interface Answer {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/** Connects to a page. Rejects when there is none at that address. */
export async function connectDevTools(address: string): Promise<DevTools> {
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error(`No page answers at ${address}.`)));
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    waiting.get(answer.id ?? 0)?.(answer);
  });
  socket.addEventListener('close', () => {
    for (const settle of waiting.values()) settle({ error: { message: 'The browser has ended.' } });
  });
  let last = 0;
  return {
    close: () => socket.close(),
    send: (method, parameters = {}) =>
      new Promise((resolve, reject) => {
        const id = (last += 1);
        waiting.set(id, ({ error, result = {} }) => {
          waiting.delete(id);
          if (error) reject(new Error(`${method}: ${error.message}`));
          else resolve(result);
        });
        socket.send(JSON.stringify({ id, method, params: parameters }));
      }),
  };
}
