import type { JobReading, JobSnapshot } from '../../contract';
import { fewAtOnce } from '../shared/few-at-once';
import { invalidRequest } from './errors';
import { history, jobsById } from './read-jobs';
import { resolve, type Resolver } from './resolve';
import type { Query } from './requests';
import { runReading, snapshotOf, unresolvedReading } from './responses';

/** Reads runs: the jobs of all of them in as few calls as the server allows. */
export async function readRuns(ids: readonly string[], resolver: Resolver): Promise<JobReading[]> {
  const resolved = await fewAtOnce(ids, async (id) => ({ id, ...(await resolve(id, resolver)) }));
  const jobIds = resolved.flatMap((run) => ('unresolved' in run ? [] : [run.jobId]));
  const { jobs } = await jobsById(jobIds, resolver);
  const at = new Date().toISOString();
  return resolved.map((run) =>
    'unresolved' in run ? unresolvedReading(run.id, run.unresolved, at) : runReading(run, jobs, at),
  );
}

/**
 * What to look for; all that is given must fit. A value is plain, or one of the operators of the API: `startsWith("Bulk")`,
 * `in(123,456)`, `between("2013-04-26T14:00:00","2013-04-26T16:00:00")`.
 */
export interface RunQuery {
  readonly jobId?: string;
  readonly jobName?: string;
  readonly jobType?: string;
  readonly startTime?: string;
}

/**
 * Every run of the jobs that a query gives, each as a reading would show it.
 *
 * @throws SystemError `invalid-request` for an empty query, to which Prime answers with nothing
 */
export async function findRuns(runQuery: RunQuery, resolver: Resolver): Promise<JobSnapshot[]> {
  const { jobId, jobName, jobType, startTime } = runQuery;
  const query: Query = Object.entries({ jobId, jobName, jobType, startTime }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  if (query.length === 0)
    throw invalidRequest('runhistory', 'A search for runs needs at least one of its fields.');
  const { jobs } = await history(query, resolver);
  const at = new Date().toISOString();
  return jobs.flatMap((job) =>
    job.runs.flatMap((run) => {
      if (job.jobId === undefined || run.runId === undefined) return [];
      const key = { jobId: job.jobId, runId: run.runId };
      return [snapshotOf({ ...key, id: `${key.jobId}/${key.runId}` }, { job, run }, at)];
    }),
  );
}
