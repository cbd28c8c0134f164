import { fewAtOnce } from '../shared/few-at-once';
import { inBatches } from '../../contract/in-batches';
import type { Door } from './door';
import { jobsIn, type Job } from './job';
import { anyId, anyName, runHistory, type Query } from './requests';

/** Where jobs are read. */
export interface Reader {
  readonly door: Door;
  /** How many jobs one call asks for: 1 for a server whose runhistory has no operators. */
  readonly jobsPerCall: number;
}

/** What `runhistory` answered, to one call or to several. */
export interface History {
  readonly jobs: readonly Job[];
  /** By the server's clock, in milliseconds since the epoch. */
  readonly serverTime: number;
}

/** The jobs that a query gives. */
export async function history(query: Query, { door }: Reader): Promise<History> {
  const { document, serverTime } = await door.send(runHistory(door.dialect, query));
  return { jobs: jobsIn(document), serverTime };
}

/** The jobs of these ids, as far as the server has them. */
export function jobsById(jobIds: readonly string[], reader: Reader): Promise<History> {
  return jobsBy({ name: 'jobId', values: jobIds, any: anyId, of: ({ jobId }) => jobId }, reader);
}

/** The jobs of these names: several of them may share one. */
export function jobsByName(names: readonly string[], reader: Reader): Promise<History> {
  return jobsBy({ name: 'jobName', values: names, any: anyName, of: ({ jobName }) => jobName }, reader);
}

interface Key {
  readonly name: 'jobId' | 'jobName';
  readonly values: readonly string[];
  readonly any: (values: readonly string[]) => string;
  readonly of: (job: Job) => string | undefined;
}

async function jobsBy(key: Key, reader: Reader): Promise<History> {
  const chunks = inBatches([...new Set(key.values)], reader.jobsPerCall);
  const histories = await fewAtOnce(chunks, (values) => chunkOf({ ...key, values }, reader));
  return joined(histories);
}

/**
 * One call for several jobs. What its answer leaves out is not believed to be missing: a server that does not know `in(…)`, or cuts its
 * answer short, would say of jobs that they do not exist. Each of those is asked for alone.
 */
async function chunkOf(key: Key, reader: Reader): Promise<History> {
  const { name, values, any, of } = key;
  const asked = new Set<string | undefined>(values);
  const ask = async (some: readonly string[]): Promise<History> => {
    const { jobs, serverTime } = await history([[name, any(some)]], reader);
    return { jobs: jobs.filter((job) => asked.has(of(job))), serverTime };
  };
  const together = await ask(values);
  if (values.length <= 1) return together;
  const named = new Set(together.jobs.map(of));
  const missing = values.filter((value) => !named.has(value));
  return joined([together, ...(await fewAtOnce(missing, (value) => ask([value])))]);
}

function joined(histories: readonly History[]): History {
  const times = histories.map(({ serverTime }) => serverTime);
  return {
    jobs: histories.flatMap(({ jobs }) => jobs),
    serverTime: times.length === 0 ? Date.now() : Math.max(...times),
  };
}
