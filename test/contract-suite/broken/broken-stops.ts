import { failure, now, readingsWith, type BrokenAdapter } from './broken-adapter';

/** Flaws in stopping jobs. */
export const BROKEN_STOPS: readonly BrokenAdapter[] = [
  {
    flaw: 'stops for an attempt that was given up',
    caughtBy: 'graceful stop: not begun when it is too late',
    breakIt: (system) => ({
      stop: (request, { signal }) => system.stop(request, { signal: AbortSignal.any([signal]) }),
    }),
  },
  {
    flaw: 'fails a stop that comes too late',
    caughtBy: 'graceful stop: leaves a job that is succeeded',
    breakIt: (system) => ({
      stop: async (...asked) => {
        const receipts = await system.stop(...asked);
        if (receipts.some(({ outcome }) => outcome !== 'accepted')) throw failure({ kind: 'conflict' });
        return receipts;
      },
    }),
  },
  {
    flaw: 'says that every stop is accepted',
    caughtBy: 'graceful stop: leaves a job that is waiting',
    breakIt: (system) => ({
      stop: async (...asked) =>
        (await system.stop(...asked)).map((receipt) => ({ ...receipt, outcome: 'accepted' as const })),
    }),
  },
  {
    flaw: 'takes silence for acceptance',
    caughtBy: 'graceful stop: no answer is no acceptance',
    breakIt: (system) => ({
      stop: async (...asked) =>
        (await system.stop(...asked)).map((receipt) =>
          receipt.outcome === 'refused' ? { ...receipt, outcome: 'accepted' as const } : receipt,
        ),
    }),
  },
  {
    flaw: 'sends no stop',
    caughtBy: 'graceful stop: ends a job that is running',
    breakIt: () => ({
      stop: ({ targets }) =>
        Promise.resolve(
          targets.map(({ id, run }) => ({
            id,
            run,
            outcome: 'accepted',
            call: 'stop',
            at: now(),
            says: 'OK',
          })),
        ),
    }),
  },
  {
    flaw: 'calls a late success stopped',
    caughtBy: 'graceful stop: a late success is no stop',
    breakIt: (system) => {
      let asked = false;
      const status = readingsWith((snapshot) => ({
        ...snapshot,
        phase: asked && snapshot.phase === 'succeeded' ? 'stopped' : snapshot.phase,
      }))(system).status;
      return {
        ...(status && { status }),
        stop: (...request) => {
          asked = true;
          return system.stop(...request);
        },
      };
    },
  },
];
