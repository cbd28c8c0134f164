import type { RerunIntent, RerunReceipt } from '../../contract';
import { afterSending, beforeSending } from '../shared/failures';
import { unreadableAnswer } from './errors';
import type { Job } from './job';
import { operationResult } from './operation-result';
import { jobsById, type History, type Reader } from './read-jobs';
import { jobOperation } from './requests';
import { runKeyOf } from './run-id';

/** How jobs with a schedule are left to it. */
export interface SchedulePlan extends Reader {
  /** Whether a trigger that is suspended is resumed. */
  readonly resumeSuspended: boolean;
}

/** Whether a job's own schedule runs it again. */
export type NextRun =
  | { readonly comes: 'by-itself'; readonly at: string }
  | { readonly comes: 'after-resume' }
  | { readonly comes: 'never'; readonly reason: string };

/**
 * Whether the job's schedule runs it again: its trigger is SCHEDULED and its next run is still to come, by the server's own clock. A
 * captured history shows a next run slightly before the start of the run that was at work.
 *
 * @param serverTime in milliseconds since the epoch
 */
export function nextRunOf(job: Job | undefined, serverTime: number, resumeSuspended: boolean): NextRun {
  if (!job) return never('The job is not there.');
  const status = job.jobStatus?.toUpperCase() ?? 'without a jobStatus';
  if (status === 'SUSPENDED') {
    if (resumeSuspended) return { comes: 'after-resume' };
    return never('The schedule of the job is SUSPENDED: resume it, or see resumeSuspended in the settings.');
  }
  if (status !== 'SCHEDULED') return never(`The job is ${status}: it has no schedule that runs it again.`);
  const { nextRunTime: at } = job;
  if (at === undefined) return never('The job is SCHEDULED, but without a next run time that can be read.');
  if (Date.parse(at) > serverTime) return { comes: 'by-itself', at };
  return never(`The job is SCHEDULED, but its next run time (${at}) is over.`);
}

/**
 * Leaves the job to its schedule. Nothing is sent for it but, where that is allowed, the resumption of a suspended trigger, which is
 * harmless to repeat: the state of the trigger is read before and after.
 */
export async function nextScheduled({ run }: RerunIntent, plan: SchedulePlan): Promise<RerunReceipt> {
  const jobId = runKeyOf(run)?.jobId;
  if (jobId === undefined) return refused(`${JSON.stringify(run)} is not the run of a job of Prime.`);
  const look = async () => nextRunIn(await jobsById([jobId], plan), jobId, plan);
  const before = await beforeSending(look);
  if (before.comes !== 'after-resume') return receiptOf(before);
  const refusal = await resume(jobId, plan);
  if (refusal !== undefined)
    return refused(`The schedule of the job is SUSPENDED, and was not resumed: ${refusal}`);
  const after = await afterSending(look);
  if (after.comes === 'after-resume')
    throw unreadableAnswer('resume', 'success, but the job is still SUSPENDED');
  return receiptOf(after);
}

function nextRunIn({ jobs, serverTime }: History, jobId: string, { resumeSuspended }: SchedulePlan): NextRun {
  return nextRunOf(
    jobs.find((job) => job.jobId === jobId),
    serverTime,
    resumeSuspended,
  );
}

/** Why the trigger was not resumed; `undefined` when it was. */
async function resume(jobId: string, { door }: SchedulePlan): Promise<string | undefined> {
  const { document } = await door.submit(jobOperation(door.dialect, 'resume', [jobId]));
  const { succeeded, failed } = operationResult('resume', document);
  if (succeeded.has(jobId)) return undefined;
  return failed.get(jobId) ?? 'the system named it neither as success nor as failure';
}

function receiptOf(next: Exclude<NextRun, { comes: 'after-resume' }>): RerunReceipt {
  if (next.comes === 'never') return refused(next.reason);
  const observation = {
    at: new Date().toISOString(),
    call: 'runhistory',
    says: `SCHEDULED, next run ${next.at}`,
  };
  return { outcome: 'next-scheduled', nextRunAt: next.at, observation };
}

function refused(says: string): RerunReceipt {
  const observation = { at: new Date().toISOString(), call: 'runhistory', says };
  return { outcome: 'refused', wayImpossible: true, observation };
}

function never(reason: string): NextRun {
  return { comes: 'never', reason };
}
