import { type CellRecord, judgedJobs, type JobRecord, type JudgedJob, ourRuns } from './cell-record';

/** Every job of the batch has a result, and each got what it had to get. */
export function lost(record: CellRecord): string[] {
  return [...withoutResult(record), ...record.jobs.flatMap((job) => notAsExpected(job, record))];
}

function withoutResult({ jobs, end }: CellRecord): string[] {
  const batch = jobs.filter(({ role }) => role !== 'decoy');
  switch (end.kind) {
    case 'result': {
      const given = end.jobs.map(({ id }) => id).join(', ');
      const asked = batch.map(({ id }) => id).join(', ');
      return given === asked ? [] : [`the result is about ${given}; asked for were ${asked}`];
    }
    case 'failed': {
      // A system that does not let us in fails a workflow, as long as nothing was sent.
      const sent = batch.filter((job) => job.stops.length > 0 || ourRuns(job) > 0).map(({ id }) => id);
      return sent.length === 0
        ? []
        : [`the workflow failed (${end.message}) after it had touched ${sent.join(', ')}`];
    }
    case 'not-ended':
      return [`the workflow did not end: ${end.message}`];
  }
}

function notAsExpected(job: JobRecord, record: CellRecord): string[] {
  if (job.role !== 'target') return [];
  if (job.expects === 'no-rerun')
    return ourRuns(job) === 0 ? [] : [`${job.id} had to be left alone and was rerun`];
  if (job.expects === 'safe') return [];
  if (job.expects === 'rerun-unasked' && record.answers.some(({ id }) => id === job.id))
    return [`a person was asked about ${job.id}, though nothing can have taken effect`];
  const judged = judgedJobs(record).find((candidate) => candidate.job.id === job.id);
  if (!judged) return record.end.kind === 'failed' ? [`${job.id} was not rerun: ${record.end.message}`] : [];
  return isRerun(judged, record) ? [] : [`${job.id} had to be rerun and is ${saidOf(judged)}`];
}

function isRerun({ job, result: { rerun } }: JudgedJob, record: CellRecord): boolean {
  const givenUp = record.answers.some(({ id, decision }) => id === job.id && decision === 'give-up');
  const wanted = record.leftToSchedule ? 'next-scheduled' : 'rerun';
  return rerun.outcome === wanted || (rerun.outcome === 'unproven' && givenUp);
}

function saidOf({ result: { stop, rerun } }: JudgedJob): string {
  const stopped = stop ? `, its stop ${stop.verdict} (${stop.reason})` : '';
  return `${rerun.outcome} (${rerun.reason})${stopped}`;
}
