/** Work that several callers wait for. */
interface Flight<Result> {
  readonly result: Promise<Result>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Lets callers that want the same thing at the same time share one attempt at it. A caller whose signal is aborted leaves with the
 * signal's reason; the work itself is aborted when nobody waits for it any more.
 */
export function sharedFlight<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
): (signal: AbortSignal) => Promise<Result> {
  let flight: Flight<Result> | undefined;

  const board = (): Flight<Result> => {
    const controller = new AbortController();
    const begun: Flight<Result> = { controller, waiting: 0, result: work(controller.signal) };
    const land = (): void => {
      if (flight === begun) flight = undefined;
    };
    begun.result.then(land, land);
    return begun;
  };

  return async (signal) => {
    signal.throwIfAborted();
    const mine = (flight ??= board());
    mine.waiting += 1;
    let leave = (): void => {};
    const left = new Promise<never>((_resolve, reject) => {
      leave = () => reject(signal.reason as Error);
      signal.addEventListener('abort', leave, { once: true });
    });
    try {
      return await Promise.race([mine.result, left]);
    } finally {
      signal.removeEventListener('abort', leave);
      mine.waiting -= 1;
      if (mine.waiting === 0) {
        if (flight === mine) flight = undefined;
        mine.controller.abort(new Error('Nobody waits for it any more.'));
      }
    }
  };
}
