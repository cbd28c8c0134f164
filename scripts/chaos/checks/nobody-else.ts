import { type CellRecord, judgedJobs, ourRuns } from './cell-record';

const ENDED = ['stopped', 'ended-first', 'already-ended'];

/** Nothing was stopped that nobody asked for, and nothing runs that is no job's. */
export function strangersTouched({ jobs, strays }: CellRecord): string[] {
  const stopped = jobs.filter(({ role, stops }) => role === 'decoy' && stops.length > 0);
  return [
    ...stopped.map(({ id, stops }) => `decoy ${id} was asked to stop ${stops.length} times`),
    ...strays.map((work) => `${work} runs and belongs to no job`),
  ];
}

/** Nothing remains running that the verdict says has ended, but for its rerun under the same id. */
export function leftRunning(record: CellRecord): string[] {
  return judgedJobs(record).flatMap(({ job, result: { stop, rerun } }) => {
    const byUs = rerun.outcome === 'rerun' || rerun.outcome === 'unproven';
    const byAnExecutionBefore = record.repeated && ourRuns(job) === 1;
    const runsAgain = record.keepsId && (byUs || byAnExecutionBefore);
    if (!stop || !ENDED.includes(stop.verdict) || runsAgain || job.madeActiveAgain) return [];
    return job.history.at(-1)?.state === 'active'
      ? [`${job.id} is said to be ${stop.verdict}, and it runs`]
      : [];
  });
}
