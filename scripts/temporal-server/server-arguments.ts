/** What `temporal server start-dev` is told to do. */
export interface ServerSettings {
  readonly port: number;
  readonly httpPort: number;
  readonly metricsPort: number;
  /** No Web UI without it. */
  readonly uiPort?: number;
  /** In memory without it. */
  readonly dbFilename?: string;
  readonly namespace: string;
}

/** Settings that trade safety against power loss for speed, as Temporal's own CI does. */
export const FAST_FLAGS = [
  '--sqlite-pragma',
  'journal_mode=WAL',
  '--sqlite-pragma',
  'synchronous=OFF',
] as const;

/** The arguments for the CLI. Every port is given: the CLI would guess some of them from the others. */
export function serverArguments(settings: ServerSettings): string[] {
  const ui = settings.uiPort === undefined ? ['--headless'] : ['--ui-port', String(settings.uiPort)];
  const database = settings.dbFilename === undefined ? [] : ['--db-filename', settings.dbFilename];
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--namespace', settings.namespace, '--log-level', 'warn'],
    ...['--port', String(settings.port), '--http-port', String(settings.httpPort)],
    ...['--metrics-port', String(settings.metricsPort), ...ui, ...database, ...FAST_FLAGS],
  ];
}
