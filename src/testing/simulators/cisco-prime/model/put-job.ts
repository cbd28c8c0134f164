import { BadInput } from '../../kit';
import type { Job } from './job';
import { seedFromTest } from './job-seed';
import type { Jobs } from './jobs';
import type { CheckedNewJob, CheckedNewRun } from './new-job';
import { planOfLaterRuns } from './run-life';

/** Puts a test's job in, with its runs, and starts its trigger. Throws `BadInput` when an id is taken. */
export function putJob(jobs: Jobs, given: CheckedNewJob): Job {
  const newest = given.run === null ? [] : [given.run ?? {}];
  const runs = [...(given.earlierRuns ?? []), ...newest];
  refuseTaken(jobs, [given.id, ...runs.map(({ id }) => id)]);
  const { settings, now } = jobs.parts;
  const device = String(1_000_001 + jobs.all().length);
  const job = jobs.create(seedFromTest(given, device, settings()));
  for (const run of runs) putRun(jobs, job, run);
  if (runs.length > 0) job.plan = planOfLaterRuns(job.plan);
  job.nextRunAt = given.nextRunTime ?? (job.everyMs === null ? null : now() + job.everyMs);
  const waits = job.nextRunAt !== null || runs.length === 0;
  jobs.triggers.enter(job, given.status ?? (waits ? 'SCHEDULED' : 'COMPLETED'));
  return job;
}

function putRun(jobs: Jobs, job: Job, given: CheckedNewRun): void {
  const { ids } = jobs.parts;
  const run = jobs.life.create(job, given.id ?? ids.next('run'));
  ids.take(run.id);
  run.startedAt = given.startTime ?? run.startedAt;
  run.results = given.results ?? [];
  jobs.life.enter(run, given.status ?? 'RUNNING', given.result);
  run.completedAt = given.completionTime ?? run.completedAt;
}

function refuseTaken(jobs: Jobs, given: readonly (string | undefined)[]): void {
  const ids = given.filter((id) => id !== undefined);
  const taken = ids.find((id, index) => ids.indexOf(id) !== index || jobs.isTaken(id));
  if (taken !== undefined) throw new BadInput(`There is already a job or run ${taken}.`);
}
