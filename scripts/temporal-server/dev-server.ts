import { tethered } from '../processes/tethered';
import { findTemporalCli } from './find-cli';
import { freePorts } from './free-ports';
import { type ServerSettings, serverArguments } from './server-arguments';
import { serverReady } from './server-ready';

const READY_WITHIN_MS = 30_000;
const ATTEMPTS = 3;
const LOG_LINES_SHOWN = 15;
const LOG_CHARACTERS_KEPT = 20_000;

/** What the dev server is for. */
export interface DevServerOptions {
  /** Whether it serves the Web UI. Default: no. */
  readonly ui?: boolean;
  /** The file it keeps workflows in. Default: in memory. */
  readonly dbFilename?: string;
  /** Where it listens for clients: for a server that takes the place of one that ended. Default: a free port. */
  readonly port?: number;
  /** Default: `default`. */
  readonly namespace?: string;
  /** Default: the one `findTemporalCli` finds. */
  readonly cliPath?: string;
}

/** A running Temporal dev server of this process's own. */
export interface DevServer {
  /** `host:port`, as a client takes it. */
  readonly address: string;
  readonly uiUrl?: string;
  /** Rejects, with the server's last log lines, when it ends before it is closed; never resolves. */
  readonly failure: Promise<never>;
  /** Ends the server and resolves when it has ended. Safe to call twice. */
  close(): Promise<void>;
}

class PortTaken extends Error {}

/**
 * Starts the real Temporal dev server on free ports and resolves when it answers. It ends with `close`, or with this process,
 * however that ends. Throws the server's last log lines when it does not answer within 30 s.
 */
export async function startDevServer(options: DevServerOptions = {}): Promise<DevServer> {
  const cliPath = options.cliPath ?? (await findTemporalCli());
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(cliPath, await chooseSettings(options));
    } catch (error) {
      if (!(error instanceof PortTaken) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function chooseSettings(options: DevServerOptions): Promise<ServerSettings> {
  const [port = 0, httpPort = 0, metricsPort = 0, uiPort = 0] = await freePorts(4);
  return {
    ...{ port: options.port ?? port, httpPort, metricsPort, namespace: options.namespace ?? 'default' },
    ...(options.ui ? { uiPort } : {}),
    ...(options.dbFilename === undefined ? {} : { dbFilename: options.dbFilename }),
  };
}

async function startOnce(cliPath: string, settings: ServerSettings): Promise<DevServer> {
  let log = '';
  const onOutput = (text: string): void => void (log = (log + text).slice(-LOG_CHARACTERS_KEPT));
  const server = tethered({ command: cliPath, args: serverArguments(settings), onOutput });
  const readiness = new AbortController();
  const timer = setTimeout(() => readiness.abort(new Error('did not answer within 30 s')), READY_WITHIN_MS);
  void server.ended.then(
    (code) => readiness.abort(new Error(`ended with exit code ${code}`)),
    (error: unknown) => readiness.abort(error),
  );
  try {
    await serverReady(settings, readiness.signal);
  } catch (error) {
    await server.end();
    throw failure((error as Error).message, log);
  } finally {
    clearTimeout(timer);
  }
  let isClosing = false;
  const failed = server.ended.then((code) =>
    isClosing
      ? new Promise<never>(() => undefined)
      : Promise.reject(failure(`ended with exit code ${code}`, log)),
  );
  failed.catch(() => undefined);
  const close = (): Promise<void> => {
    isClosing = true;
    return server.end();
  };
  const ui = settings.uiPort === undefined ? {} : { uiUrl: `http://127.0.0.1:${settings.uiPort}` };
  return { address: `127.0.0.1:${settings.port}`, ...ui, failure: failed, close };
}

function failure(reason: string, log: string): Error {
  const lines = log.trim().split('\n').slice(-LOG_LINES_SHOWN).join('\n');
  const message = `The Temporal dev server ${reason}. Its last lines:\n${lines}`;
  return log.includes('address already in use') ? new PortTaken(message) : new Error(message);
}
