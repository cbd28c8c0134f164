import { SystemError, type JobSnapshot, type JobSystem, type ListPage } from '../../../src/contract';
import type { BrokenAdapter } from './broken-adapter';

const SEVERAL = 'list: 12 jobs are there, over all pages';
const RUNNING = 'list: a job that is running is there';

/** Flaws in listing jobs. */
export const BROKEN_LISTS: readonly BrokenAdapter[] = [
  {
    flaw: 'forgets the last job of a page',
    caughtBy: SEVERAL,
    breakIt: pagesWith((jobs) => jobs.slice(0, -1)),
  },
  {
    flaw: 'reads one page',
    caughtBy: SEVERAL,
    breakIt: (system) => ({ list: async (...asked) => ({ jobs: (await listOf(system)(...asked)).jobs }) }),
  },
  {
    flaw: 'never comes to an end',
    caughtBy: SEVERAL,
    breakIt: (system) => ({ list: async (...asked) => ({ next: '1', ...(await listOf(system)(...asked)) }) }),
  },
  {
    flaw: 'lists another run than it reads',
    caughtBy: RUNNING,
    breakIt: jobsWith(({ run, ...job }) => ({ ...job, run: `${run} listed` })),
  },
  {
    flaw: 'lists all jobs with one run',
    caughtBy: SEVERAL,
    breakIt: jobsWith((job) => ({ ...job, run: 'this one' })),
  },
  {
    flaw: 'lists another phase than it reads',
    caughtBy: RUNNING,
    breakIt: jobsWith((job) => ({ ...job, phase: 'waiting' })),
  },
  {
    flaw: 'leaves out ended jobs that it declares',
    caughtBy: 'list: a job that is failed is there',
    breakIt: pagesWith((jobs) => jobs.filter(({ phase }) => phase !== 'failed')),
  },
  {
    flaw: 'selects by names that it does not tell',
    caughtBy: RUNNING,
    breakIt: jobsWith(({ name: _, ...job }) => job),
  },
  {
    flaw: 'selects by starts that it does not tell',
    caughtBy: RUNNING,
    breakIt: jobsWith(({ startedAt: _, ...job }) => job),
  },
  {
    flaw: 'lists what is no job id',
    caughtBy: RUNNING,
    breakIt: jobsWith((job) => ({ ...job, id: `job-${job.id}` })),
  },
  {
    flaw: 'takes a pattern for a whole name',
    caughtBy: 'list: hints hide no job',
    breakIt: hinted((job, { name }) => name === undefined || job.name === name),
  },
  {
    flaw: 'leaves out what started just then',
    caughtBy: 'list: hints hide no job',
    breakIt: hinted((job, { startedBefore: at }) => at === undefined || (job.startedAt ?? '') < at),
  },
  {
    flaw: 'leaves out what tells no start',
    caughtBy: 'list: a word for a time hides no job',
    breakIt: hinted((job, { startedBefore }) => startedBefore === undefined || job.startedAt !== undefined),
  },
  {
    flaw: 'leaves out what is in no zone',
    caughtBy: 'list: a time without its zone hides no job',
    breakIt: hinted((job, { startedBefore }) => startedBefore === undefined || job.startedAt !== undefined),
  },
  {
    flaw: 'takes any text for a cursor',
    caughtBy: 'list: a strange cursor is refused',
    breakIt: (system) => ({
      list: ({ cursor, ...request }, call) =>
        listOf(system)({ ...request, ...(/^\d+$/.test(cursor ?? '') && { cursor: cursor ?? '' }) }, call),
    }),
  },
  {
    flaw: 'gives what it has when a page fails',
    caughtBy: 'list: a break in the middle is a failure',
    breakIt: (system) => ({
      list: (request, call) =>
        listOf(system)(request, call).catch((error: unknown): ListPage => {
          if (request.cursor !== undefined && error instanceof SystemError) return { jobs: [] };
          throw error;
        }),
    }),
  },
  {
    flaw: 'lists nothing when it may not',
    caughtBy: 'list: HTTP 403 is forbidden',
    breakIt: (system) => ({ list: (...asked) => listOf(system)(...asked).catch(() => ({ jobs: [] })) }),
  },
  {
    flaw: 'goes on listing for nobody',
    caughtBy: 'list: aborting ends the exchange',
    breakIt: (system) => ({
      list: (request, { signal }) =>
        Promise.race([
          listOf(system)(request, { signal: new AbortController().signal }),
          new Promise<never>((_, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason as Error));
          }),
        ]),
    }),
  },
  {
    flaw: 'declares a list that it does not have',
    caughtBy: 'capabilities are complete',
    breakIt: () => ({ list: undefined }) as unknown as JobSystem,
  },
];

type List = NonNullable<JobSystem['list']>;

function listOf(system: JobSystem): List {
  return (request, call) => {
    if (!system.list) throw new Error('The toy has a list.');
    return system.list(request, call);
  };
}

function pagesWith(
  change: (jobs: readonly JobSnapshot[]) => readonly JobSnapshot[],
): BrokenAdapter['breakIt'] {
  return (system) => ({
    list: async (...asked) => {
      const page = await listOf(system)(...asked);
      return { ...page, jobs: change(page.jobs) };
    },
  });
}

function jobsWith(change: (job: JobSnapshot) => JobSnapshot): BrokenAdapter['breakIt'] {
  return pagesWith((jobs) => jobs.map(change));
}

/** Filters by hints, in a wrong way. */
function hinted(
  keeps: (job: JobSnapshot, request: Parameters<List>[0]) => boolean,
): BrokenAdapter['breakIt'] {
  return (system) => ({
    list: async (request, call) => {
      const page = await listOf(system)(request, call);
      return { ...page, jobs: page.jobs.filter((job) => keeps(job, request)) };
    },
  });
}
