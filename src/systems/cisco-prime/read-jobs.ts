import { fewAtOnce } from '../shared/few-at-once';
import { inChunks } from '../shared/in-chunks';
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
  const chunks = inChunks([...new Set(key.values)], reader.jobsPerCall);
  const histories = await fewAtOnce(chunks, (values) => chunkOf({ ...key, values }, reader));
  return joined(histories);
}

/**
 * One call for several jobs. An answer without any of them is not believed at once: on a server that does not know `in(…)` it would say
 * of every job that it does not exist. If the first one alone is there, the others are asked for one by one too.
 */
async function chunkOf(key: Key, reader: Reader): Promise<History> {
  const { name, values, any, of } = key;
  const asked = new Set<string | undefined>(values);
  const ask = async (some: readonly string[]): Promise<History> => {
    const { jobs, serverTime } = await history([[name, any(some)]], reader);
    return { jobs: jobs.filter((job) => asked.has(of(job))), serverTime };
  };
  const together = await ask(values);
  const [first, ...others] = values;
  if (first === undefined || others.length === 0 || together.jobs.length > 0) return together;
  const alone = await ask([first]);
  if (alone.jobs.length === 0) return together;
  return joined([alone, ...(await fewAtOnce(others, (value) => ask([value])))]);
}

function joined(histories: readonly History[]): History {
  const times = histories.map(({ serverTime }) => serverTime);
  return {
    jobs: histories.flatMap(({ jobs }) => jobs),
    serverTime: times.length === 0 ? Date.now() : Math.max(...times),
  };
}
