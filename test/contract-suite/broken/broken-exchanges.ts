import { TOY_KEY } from '../toy-server';
import { errorsWith, failure, type BrokenAdapter } from './broken-adapter';

/** Flaws in what becomes of a failing exchange. */
export const BROKEN_EXCHANGES: readonly BrokenAdapter[] = [
  {
    flaw: 'tries again after a lost answer',
    caughtBy: 'rerun new-run: answer lost after the effect',
    breakIt: (system) => ({
      submitRerun: (...asked) => system.submitRerun(...asked).catch(() => system.submitRerun(...asked)),
    }),
  },
  {
    flaw: 'claims no effect after sending a rerun',
    caughtBy: 'rerun new-run: answer lost after the effect',
    breakIt: errorsWith({ effect: 'none' }),
  },
  {
    flaw: 'claims no effect after sending a stop',
    caughtBy: 'graceful stop: answer lost after the effect',
    breakIt: errorsWith({ effect: 'none' }),
  },
  {
    flaw: 'claims no effect of an HTTP 500',
    caughtBy: 'submit: HTTP 500 is unavailable, effect unknown',
    breakIt: errorsWith({ effect: 'none' }),
  },
  {
    flaw: 'doubts what was never sent',
    caughtBy: 'submit: a refused connection has no effect',
    breakIt: errorsWith({ effect: 'unknown' }),
  },
  {
    flaw: 'throws a plain Error',
    caughtBy: 'status: HTTP 500 is unavailable',
    breakIt: (system) => ({
      status: (...asked) => system.status(...asked).catch(() => Promise.reject(new Error('HTTP 500'))),
    }),
  },
  {
    flaw: 'knows one kind of error',
    caughtBy: 'status: HTTP 403 is forbidden',
    breakIt: errorsWith({ kind: 'unavailable' }),
  },
  {
    flaw: 'does not hear when to come again',
    caughtBy: 'status: HTTP 429 is rate-limited',
    breakIt: errorsWith({ retryAfterMs: 0 }),
  },
  {
    flaw: 'shows its key in an error',
    caughtBy: 'status: HTTP 401 is unauthenticated',
    breakIt: errorsWith({ message: `the key ${TOY_KEY} was refused` }),
  },
  {
    flaw: 'shows its key in the cause, encoded',
    caughtBy: 'status: HTTP 401 is unauthenticated',
    breakIt: errorsWith({ cause: { sent: Buffer.from(TOY_KEY).toString('base64') } }),
  },
  {
    flaw: 'hands on what the server quotes',
    caughtBy: 'status: an echo under HTTP 400 stays inside',
    breakIt: (system, url) => ({
      status: async (ids, call) => {
        const headers = { 'x-key': TOY_KEY };
        const response = await fetch(`${url}/status`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ ids }),
        });
        if (response.ok) return system.status(ids, call);
        throw failure({ message: await response.text() });
      },
    }),
  },
  {
    flaw: 'follows a redirect',
    caughtBy: 'status: a redirect is not followed',
    breakIt: (system, url) => ({
      status: async (ids, call) => {
        await fetch(`${url}/status`, { method: 'POST', body: '{}' }).catch(() => undefined);
        return system.status(ids, call);
      },
    }),
  },
  {
    flaw: 'hides the reason of an abort',
    caughtBy: 'status: aborting ends the exchange',
    breakIt: errorsWith({}),
  },
  {
    flaw: 'lets an aborted exchange go on',
    caughtBy: 'stop: aborting ends the exchange',
    breakIt: (system) => ({
      stop: (request, { signal }) =>
        Promise.race([
          system.stop(request, { signal: new AbortController().signal }),
          new Promise<never>((_, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason as Error));
          }),
        ]),
    }),
  },
  {
    flaw: 'sends although it was aborted',
    caughtBy: 'submit: nothing is sent when aborted',
    breakIt: (system) => ({
      submitRerun: async (intent, { signal }) => {
        const receipt = await system.submitRerun(intent, { signal: new AbortController().signal });
        signal.throwIfAborted();
        return receipt;
      },
    }),
  },
  {
    flaw: 'cannot be closed twice',
    caughtBy: 'closing twice is harmless',
    breakIt: (system) => {
      let closed = 0;
      return {
        close: async () => {
          await system.close?.();
          closed += 1;
          if (closed === 2) throw new Error('It is closed already.');
        },
      };
    },
  },
];
