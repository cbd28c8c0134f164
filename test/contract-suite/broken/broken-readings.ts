import type { JobPhase, JobReading, JobSystem } from '../../../src/contract';
import { now, readingsWith, type BrokenAdapter } from './broken-adapter';
import { TOY_KEY, type ToyJob } from '../toy-server';

/** Flaws in reading jobs. */
export const BROKEN_READINGS: readonly BrokenAdapter[] = [
  {
    flaw: 'drops a job',
    caughtBy: 'unknown and repeated ids keep their places',
    breakIt: (system) => ({ status: async (...asked) => (await system.status(...asked)).slice(1) }),
  },
  {
    flaw: 'drops unknown jobs',
    caughtBy: 'unknown jobs are not-found',
    breakIt: (system) => ({
      status: async (...asked) =>
        (await system.status(...asked)).filter(({ outcome }) => outcome === 'found'),
    }),
  },
  {
    flaw: 'answers in another order',
    caughtBy: 'unknown and repeated ids keep their places',
    breakIt: (system) => ({ status: async (...asked) => (await system.status(...asked)).toReversed() }),
  },
  {
    flaw: 'matches readings by position',
    caughtBy: 'the order of the answer does not matter',
    breakIt: byPosition,
  },
  {
    flaw: 'fills a gap with the neighbour',
    caughtBy: 'a job left out is not found running',
    breakIt: byPosition,
  },
  {
    flaw: 'turns ids into numbers',
    caughtBy: 'a job that is running reads so',
    breakIt: readingsWith((snapshot) => ({ ...snapshot, id: Number(snapshot.id) as unknown as string })),
  },
  {
    flaw: 'invents a phase',
    caughtBy: 'a job that is running reads so',
    breakIt: readingsWith((snapshot) => ({ ...snapshot, phase: 'cancelling' as JobPhase })),
  },
  {
    flaw: 'takes a cancelled job for a failed one',
    caughtBy: 'a job that is stopped reads so',
    breakIt: readingsWith((snapshot) => ({
      ...snapshot,
      phase: snapshot.phase === 'stopped' ? 'failed' : snapshot.phase,
    })),
  },
  {
    flaw: 'forgets the word of the vendor',
    caughtBy: 'a job that is running reads so',
    breakIt: readingsWith((snapshot) => ({ ...snapshot, rawStatus: '' })),
  },
  {
    flaw: 'gives dates that are no text',
    caughtBy: 'a job that is running reads so',
    breakIt: readingsWith((snapshot) => ({ ...snapshot, startedAt: new Date() as unknown as string })),
  },
  {
    flaw: 'gives dates without their zone',
    caughtBy: 'a job that is running reads so',
    breakIt: readingsWith((snapshot) => ({ ...snapshot, startedAt: '2026-01-01T09:00:00.000' })),
  },
  {
    flaw: 'passes on what is no time',
    caughtBy: 'a word for a time is not told',
    breakIt: readingsWith((snapshot) => ({ startedAt: 'some time ago', ...snapshot })),
  },
  {
    flaw: 'takes a zone for granted',
    caughtBy: 'a time without its zone is not told',
    breakIt: readingsWith((snapshot) => ({ startedAt: '2026-01-01T09:00', ...snapshot })),
  },
  {
    flaw: 'takes an unheard-of word for running',
    caughtBy: 'an unheard-of word is unknown, and kept',
    breakIt: readingsWith((snapshot) => ({
      ...snapshot,
      phase: snapshot.phase === 'unknown' ? 'running' : snapshot.phase,
    })),
  },
  {
    flaw: 'sees a new run in every reading',
    caughtBy: 'two readings of an attempt agree on run',
    breakIt: readingsWith((snapshot) => ({ ...snapshot, run: String(Math.random()) })),
  },
  {
    flaw: 'sees a new run when a job stops',
    caughtBy: 'graceful stop: run stays the same',
    breakIt: readingsWith((snapshot) => ({ ...snapshot, run: `${snapshot.run} ${snapshot.phase}` })),
  },
  {
    flaw: 'has one run for all jobs',
    caughtBy: 'two jobs have different runs',
    breakIt: readingsWith((snapshot) => ({ ...snapshot, run: 'this one' })),
  },
  {
    flaw: 'sees the old run after a restart',
    caughtBy: "the system's own restart changes run",
    breakIt: readingsWith((snapshot) => ({ ...snapshot, run: snapshot.id })),
  },
  {
    flaw: 'sees the old run after a rerun',
    caughtBy: 'rerun from-start: the new run is a run',
    breakIt: readingsWith((snapshot) => ({ ...snapshot, run: snapshot.id })),
  },
  {
    flaw: 'takes any text for an id',
    caughtBy: 'a malformed id is told its form',
    breakIt: () => ({ expectedIdForm: () => undefined }),
  },
  {
    flaw: 'reads less than it declares',
    caughtBy: 'a full batch of 7 is read',
    breakIt: (system) => ({
      status: (ids, call) => system.status(ids.length > 6 ? ids.slice(1) : ids, call),
    }),
  },
  {
    flaw: 'declares something else',
    caughtBy: 'capabilities are those the stage was told',
    breakIt: ({ capabilities }) => ({
      capabilities: { ...capabilities, list: { selectors: [], query: [] } },
    }),
  },
];

/** Takes the first entry of the answer for the first id, and so on. */
function byPosition(_system: JobSystem, url: string): Partial<JobSystem> {
  return {
    status: async (ids) => {
      const headers = { 'x-key': TOY_KEY };
      const response = await fetch(`${url}/status`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ ids }),
      });
      const { jobs } = (await response.json()) as { jobs: readonly ToyJob[] };
      return ids.map((id, index): JobReading => {
        const [job, call, observedAt] = [jobs[index] ?? jobs[0], 'status', now()];
        if (!job) return { outcome: 'not-found', id, call, observedAt, detail: 'left out' };
        const run = `${job.id}/${job.attempt}`;
        const snapshot = { id, phase: 'running', rawStatus: job.status, run, call, observedAt } as const;
        return { outcome: 'found', id, snapshot };
      });
    },
  };
}
