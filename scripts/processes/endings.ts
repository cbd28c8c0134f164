const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
const CLOSED_OUTPUT = 141;
/** One Ctrl-C can arrive twice, from the terminal and from the program that started this one. */
const SAME_REQUEST_MS = 1_000;

/** Why a program has to end before it is done. */
export class EndAsked extends Error {
  constructor(
    readonly reason: string,
    /** As a shell would give it: 128 and the number of the signal. */
    readonly exitCode: number,
  ) {
    super(`Ended by ${reason}.`);
  }
}

/**
 * A signal that is aborted, with an `EndAsked`, when somebody wants this program to end: Ctrl-C, SIGTERM, the end of the terminal, or
 * of the program that reads the output. Asked again later, this process ends at once; what it has started goes with it.
 */
export function endAsked(): AbortSignal {
  const controller = new AbortController();
  let askedAt = Infinity;
  const ask = (reason: string, exitCode: number): void => {
    if (performance.now() - askedAt > SAME_REQUEST_MS) process.exit(exitCode);
    askedAt = Math.min(askedAt, performance.now());
    controller.abort(new EndAsked(reason, exitCode));
  };
  for (const [signal, exitCode] of Object.entries(SIGNALS)) process.on(signal, () => ask(signal, exitCode));
  for (const output of [process.stdout, process.stderr]) {
    output.on('error', () => controller.abort(new EndAsked('closed output', CLOSED_OUTPUT)));
  }
  return controller.signal;
}

/** Resolves with the result of the work; rejects with the signal's reason when that is aborted first. */
export function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  work.catch(() => undefined);
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject);
  });
}
