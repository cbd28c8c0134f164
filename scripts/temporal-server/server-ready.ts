import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Connection } from '@temporalio/client';

const POLL_EVERY_MS = 50;

/** The server to wait for. */
export interface Awaited {
  readonly port: number;
  readonly namespace: string;
}

/** Resolves when the server answers for the namespace. Throws the signal's reason when that is aborted first. */
export async function serverReady({ port, namespace }: Awaited, signal: AbortSignal): Promise<void> {
  // A gRPC channel waits a second after its first refused attempt; so the port is tried by hand until somebody listens.
  while (!(await isListening(port))) await pause(signal);
  while (!(await answersFor(namespace, port))) await pause(signal);
}

async function pause(signal: AbortSignal): Promise<void> {
  await wait(POLL_EVERY_MS);
  signal.throwIfAborted();
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function answersFor(namespace: string, port: number): Promise<boolean> {
  const connection = Connection.lazy({ address: `127.0.0.1:${port}` });
  try {
    const ask = (): Promise<unknown> => connection.workflowService.describeNamespace({ namespace });
    await connection.withDeadline(Date.now() + 2_000, ask);
    return true;
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}
