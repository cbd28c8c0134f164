import {
  type AwaitedResult,
  type BatchProgress,
  hasEnded,
  isAwaitedAsWanted,
  isRemediatedAsWanted,
  isRerunAsWanted,
  isStoppedAsWanted,
  type JobPhase,
  type JobProgress,
  type JobReading,
  type RemediatedJob,
  type RerunResult,
  type StopVerdict,
} from '../contract';

/** What is shown of one job; what is not known is empty. */
export interface JobRow {
  readonly id: string;
  readonly phase: string;
  /** The system's own word. */
  readonly says: string;
  /** A verdict, or how a job that was waited for ended. */
  readonly outcome: string;
  /** What became of its rerun. */
  readonly rerun: string;
  /** One sentence, in the end. */
  readonly reason: string;
  readonly name?: string;
  /** ISO 8601. */
  readonly startedAt?: string;
  /** Absent while it is open. */
  readonly asWanted?: boolean;
}

/** The jobs of a batch that is under way. */
export function progressRows({ jobs }: BatchProgress): JobRow[] {
  return jobs.map((job) => ({
    id: job.id,
    phase: job.phase ?? '',
    says: job.rawStatus ?? '',
    outcome: job.verdict ?? '',
    rerun: job.question === undefined ? rerunText(job.rerun, job.newId) : 'asks a person',
    reason: '',
    ...judged(job),
  }));
}

const BAD: ReadonlySet<string | undefined> = new Set([
  ...['not-found', 'refused', 'still-active', 'unverified'],
  ...['duplicate', 'unproven'],
]);

/** Only what cannot be good any more is said while it is under way; what a person is asked about is open. */
function judged({ verdict, rerun, question }: JobProgress): Pick<JobRow, 'asWanted'> {
  if (question !== undefined) return {};
  return BAD.has(verdict) || BAD.has(rerun) ? { asWanted: false } : {};
}

export function stoppedRow(job: StopVerdict): JobRow {
  return { ...seen(job), outcome: job.verdict, reason: job.reason, asWanted: isStoppedAsWanted(job) };
}

export function rerunRow(job: RerunResult): JobRow {
  const { id, outcome, newId, reason } = job;
  return { ...seen({ id }), rerun: rerunText(outcome, newId), reason, asWanted: isRerunAsWanted(job) };
}

export function remediatedRow(job: RemediatedJob): JobRow {
  const { stop, rerun } = job;
  const reason = [stop.reason, rerun.reason].join(' ');
  const asWanted = isRemediatedAsWanted(job);
  return { ...stoppedRow(stop), rerun: rerunText(rerun.outcome, rerun.newId), reason, asWanted };
}

export function awaitedRow(job: AwaitedResult, phases: readonly JobPhase[] | undefined): JobRow {
  const { reason } = job;
  const outcome = isInWantedPhase(job) ? 'reached' : job.outcome;
  return { ...seen(job), outcome, reason, asWanted: isAwaitedAsWanted(job, phases) };
}

/** The contract calls it `ended`, too, when a phase was waited for in which a job is still at work. */
function isInWantedPhase({ outcome, phase }: AwaitedResult): boolean {
  return outcome === 'ended' && phase !== undefined && !hasEnded(phase);
}

export function readRow(reading: JobReading): JobRow {
  if (reading.outcome !== 'found') {
    const { id, outcome, detail } = reading;
    return { ...seen({ id }), outcome, reason: detail, asWanted: false };
  }
  const { name, startedAt, detail = '' } = reading.snapshot;
  const told = { ...(name === undefined ? {} : { name }), ...(startedAt === undefined ? {} : { startedAt }) };
  return { ...seen(reading.snapshot), ...told, reason: detail, asWanted: true };
}

function seen({
  id,
  phase = '',
  rawStatus = '',
}: {
  id: string;
  phase?: string;
  rawStatus?: string;
}): JobRow {
  return { id, phase, says: rawStatus, outcome: '', rerun: '', reason: '' };
}

function rerunText(outcome = '', newId?: string): string {
  const words = outcome.replaceAll('-', ' ');
  return newId === undefined ? words : `${words} as ${newId}`;
}
