import type { JobReading, JobSnapshot } from '../../contract';
import { isPrepaid, type DrsJob } from './drs-job';
import { meansDeleted, meansNotFound } from './error-codes';
import { runOf } from './run';
import { shown, type Said } from './said';
import { phaseOf, stopFailureIn } from './statuses';

/** Who was asked about, by which operation, and when the answer came (worker's clock, ISO 8601). */
export interface Asking {
  readonly id: string;
  readonly call: string;
  readonly at: string;
}

/** A reading, and the task behind it where there is one. */
export interface JobSeen {
  readonly reading: JobReading;
  readonly job?: DrsJob;
}

/** The task as a reading. One that came without its id, or with another one, proves nothing about the task asked for. */
export function seenJob(job: DrsJob, asking: Asking): JobSeen {
  const { id, call, at } = asking;
  if (job.id !== id) {
    const detail = job.id === undefined ? 'the answer is no task' : `the answer is about task ${job.id}`;
    return unfound('unreadable', detail, asking);
  }
  const { status } = job;
  if (status === undefined) return unfound('unreadable', 'the task came without a status', asking);
  const detail = detailOf(job, status);
  const snapshot: JobSnapshot = {
    id,
    phase: phaseOf(status),
    rawStatus: status,
    run: runOf(id, status),
    call,
    observedAt: at,
    ...(job.name !== undefined && { name: job.name }),
    ...(detail !== '' && { detail }),
    ...stopFailureIn(status),
  };
  return { reading: { outcome: 'found', id, snapshot }, job };
}

/**
 * What an error says of a task. `DRS.M05004` is a word for its end: such a task existed and was deleted or released, and only ended
 * tasks can be deleted (reference §5). Every other word for a missing task leaves open whether it ever existed.
 */
export function seenError(said: Said, asking: Asking): JobSeen {
  const words = shown(said) || 'an error without words';
  if (!meansDeleted(said.code)) {
    return unfound(meansNotFound(said.code) ? 'not-found' : 'unreadable', words, asking);
  }
  const { id, call, at } = asking;
  const status = said.code ?? '';
  const snapshot: JobSnapshot = {
    ...{ id, phase: 'stopped', rawStatus: status, run: runOf(id, status), call, observedAt: at },
    detail: words,
  };
  return { reading: { outcome: 'found', id, snapshot } };
}

/** A reading without a task. */
export function unfound(
  outcome: 'not-found' | 'unreadable',
  detail: string,
  { id, call, at }: Asking,
): JobSeen {
  return { reading: { outcome, id, call, observedAt: at, detail } };
}

function detailOf(job: DrsJob, status: string): string {
  const kind = [job.jobType, job.engineType, job.taskType].filter((word) => word !== undefined).join(' ');
  return [
    ...(kind === '' ? [] : [kind]),
    ...(isPrepaid(job) ? ['prepaid'] : []),
    ...(status === 'RELEASE_RESOURCE_FAILED' ? ['its stop failed'] : []),
  ].join(', ');
}
