import { type CellRecord, judgedJobs, type JobRecord, type JudgedJob, ourRuns } from './cell-record';

/** Each intended rerun took effect at most once, and exactly once where the result says so, as the run that it names. */
export function ranTwice(record: CellRecord): string[] {
  return [
    ...record.jobs.flatMap((job) => tooManyRuns(job, record)),
    ...judgedJobs(record).flatMap((judged) => wrongResult(judged, record)),
  ];
}

function tooManyRuns(job: JobRecord, record: CellRecord): string[] {
  // A run that was ordered and never started is one too many, too.
  const ordered = job.runs.ids.filter((id) => id !== job.id).length - Math.max(0, job.runsOfOthers - 1);
  const started = Math.max(ourRuns(job), ordered);
  const allowed = job.role === 'target' && !record.leftToSchedule ? 1 : 0;
  if (started <= allowed || isToldOf(job, record)) return [];
  return [`${job.role} ${job.id} was rerun ${started} times, at most ${allowed} allowed (${runsOf(job)})`];
}

/** A worker that is frozen between its last check and the first byte cannot be prevented from a second run, only told of. */
function isToldOf(job: JobRecord, record: CellRecord): boolean {
  const rerun = judgedJobs(record).find((judged) => judged.job.id === job.id)?.result.rerun;
  if (!record.frozen || rerun?.outcome !== 'duplicate') return false;
  return job.runs.ids.every((id) => id === job.id || rerun.candidates?.includes(id));
}

function wrongResult({ job, result: { rerun } }: JudgedJob, record: CellRecord): string[] {
  const started = ourRuns(job);
  switch (rerun.outcome) {
    case 'rerun':
      return isTheRun({ job, newId: rerun.newId }, record)
        ? []
        : [`${job.id} is said to be rerun as ${rerun.newId}, but there is ${runsOf(job)}`];
    case 'next-scheduled':
      return [...startedNothing(job, rerun.outcome, record), ...unscheduled(job)];
    case 'not-rerun':
      return startedNothing(job, rerun.outcome, record);
    case 'duplicate':
      return started > 1 ? [] : [`${job.id} is said to have run twice, but there is ${runsOf(job)}`];
    case 'unproven':
      return [];
  }
}

/** What an execution before this one has started is not its own. */
function startedNothing(job: JobRecord, outcome: string, { repeated }: CellRecord): string[] {
  if (ourRuns(job) === 0 || repeated) return [];
  return [`${job.id} is said to be ${outcome}, but there is ${runsOf(job)}`];
}

function unscheduled({ id, isScheduled }: JobRecord): string[] {
  return isScheduled ? [] : [`${id} is said to be left to its schedule, and has none that starts it`];
}

function isTheRun(
  { job, newId }: { readonly job: JobRecord; readonly newId: string | undefined },
  { keepsId }: CellRecord,
): boolean {
  if (newId === undefined) return false;
  // A state shows that a job runs again, not who has started it.
  if (keepsId) return newId === job.id && ourRuns(job) + Number(job.madeActiveAgain) > 0;
  return ourRuns(job) === 1 && newId !== job.id && job.runs.ids.includes(newId);
}

function runsOf({ runs, runsOfOthers }: JobRecord): string {
  return `${runs.count} runs, ${runsOfOthers} of them not ours: ${runs.ids.join(', ')}`;
}
