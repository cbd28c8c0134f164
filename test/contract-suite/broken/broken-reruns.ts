import { hasEnded } from '../../../src/contract';
import { TOY_PASSWORD } from '../toy-server';
import { type BrokenAdapter, readingsWith } from './broken-adapter';

/** Flaws in rerunning jobs. */
export const BROKEN_RERUNS: readonly BrokenAdapter[] = [
  {
    flaw: 'shows values of parameters',
    caughtBy: 'rerun new-run: said to be available',
    breakIt: (system) => ({
      rerunInfo: async (...asked) =>
        (await system.rerunInfo(...asked)).map((info) => ({
          ...info,
          parameters: [`password=${TOY_PASSWORD}`],
        })),
    }),
  },
  {
    flaw: 'leaves out a declared way',
    caughtBy: 'an active job has rerun info',
    breakIt: (system) => ({
      rerunInfo: async (...asked) =>
        (await system.rerunInfo(...asked)).map((info) => ({ ...info, ways: info.ways.slice(1) })),
    }),
  },
  {
    flaw: 'starts two runs',
    caughtBy: 'rerun new-run: starts exactly one run',
    breakIt: (system) => ({
      submitRerun: async (...asked) => {
        await system.submitRerun(...asked);
        return system.submitRerun(...asked);
      },
    }),
  },
  {
    flaw: 'sends without asking whether it may',
    caughtBy: 'rerun new-run: not begun when it is too late',
    breakIt: (system) => ({
      submitRerun: (intent, { signal }) => system.submitRerun(intent, { signal, lasting: signal }),
    }),
  },
  {
    flaw: 'gives the old id to a new run',
    caughtBy: 'rerun new-run: the new run is a run',
    breakIt: (system) => ({
      submitRerun: async (intent, call) => ({
        ...(await system.submitRerun(intent, call)),
        newId: intent.id,
      }),
    }),
  },
  {
    flaw: 'gives a rerun the first start',
    caughtBy: 'rerun from-start: the new run is a run',
    breakIt: readingsWith((snapshot) => ({
      ...snapshot,
      startedAt: '2026-01-01T09:00:00.000Z',
      ...(hasEnded(snapshot.phase) && { endedAt: '2026-01-01T10:00:00.000Z' }),
    })),
  },
  {
    flaw: 'sends what the schedule should run',
    caughtBy: 'rerun next-scheduled: nothing is started',
    breakIt: (system) => ({
      submitRerun: async (intent, call) => {
        await system.submitRerun({ ...intent, way: 'new-run' }, call);
        return system.submitRerun(intent, call);
      },
    }),
  },
  {
    flaw: 'finds no rerun',
    caughtBy: 'rerun new-run: found by its marker, alone',
    breakIt: () => ({ findReruns: () => Promise.resolve([]) }),
  },
  {
    flaw: 'finds the same rerun for every marker',
    caughtBy: 'rerun new-run: found by its marker, alone',
    breakIt: (system) => ({
      findReruns: async (intents, call) => {
        const [match] = await system.findReruns(intents, call);
        return match ? intents.map(({ marker }) => ({ ...match, marker })) : [];
      },
    }),
  },
];
