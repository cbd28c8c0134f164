import type { RerunIntent, RerunReceipt } from '../../contract';
import { beforeSending } from '../shared/failures';
import type { BoundedMemory } from './bounded-memory';
import { unreadableAnswer } from './errors';
import type { Job } from './job';
import { jobsById } from './read-jobs';
import { textsIn } from './recipe';
import { isQuotable, send } from './requests';
import type { RerunPlan } from './rerun-info';
import { runKeyOf } from './run-id';
import { submissionFor, type KnownSubmission } from './submissions';
import { descendantsNamed, type Element } from './wire/element';

/** How jobs are submitted. */
export interface SubmissionPlan extends RerunPlan {
  /** The markers of the reruns whose submission is known to have been answered with a job, by that job's name. */
  readonly answered: BoundedMemory<string>;
}

/**
 * Submits a job again, once. Until it is sent nothing has an effect, from then on every failure may have had one. The answer names the new
 * job and no run: which run that is `continueReruns` finds out.
 */
export async function submitJob(intent: RerunIntent, plan: SubmissionPlan): Promise<RerunReceipt> {
  const known = await beforeSending(() => prepare(intent, plan));
  if ('missing' in known) return { ...refused('job-control', known.missing), wayImpossible: true };
  const { recipe } = known;
  const { door } = plan;
  const request = send(door.dialect, recipe);
  const { document } = await door.submit(request, textsIn(recipe.body));
  return receiptOf(intent, document, { call: request.call, answered: plan.answered });
}

/** What the server has of the job is needed where settings are asked: they go by its name or type. */
async function prepare(intent: RerunIntent, plan: SubmissionPlan): Promise<KnownSubmission> {
  const job = intent.recipe === undefined ? await oldJob(intent, plan) : undefined;
  return submissionFor(intent, job, plan.recorded);
}

async function oldJob({ run }: RerunIntent, plan: SubmissionPlan): Promise<Job | undefined> {
  const jobId = runKeyOf(run)?.jobId;
  if (jobId === undefined) return undefined;
  return (await jobsById([jobId], plan)).jobs.find((job) => job.jobId === jobId);
}

interface Answering {
  readonly call: string;
  readonly answered: BoundedMemory<string>;
}

/**
 * The operations that start jobs have replies of their own; common to all is a `jobName`. One that says FAILURE and names no job started
 * none. Whatever else is said leaves it open what was started.
 */
function receiptOf({ marker }: RerunIntent, document: Element, { call, answered }: Answering): RerunReceipt {
  const names = [...new Set(textsOf(document, 'jobName'))];
  const failures = textsOf(document, 'status').filter((status) => /^fail/i.test(status));
  const [jobName, another] = names;
  if (jobName === undefined && failures.length > 0) {
    return refused(
      call,
      `${failures.join(', ')}: ${textsOf(document, 'errorMessage').join(', ') || 'no message'}`,
    );
  }
  if (jobName === undefined) throw unreadableAnswer(call, 'no jobName');
  if (failures.length > 0)
    throw unreadableAnswer(call, `the job ${jobName} and ${failures.join(', ')} at once`);
  if (another !== undefined) throw unreadableAnswer(call, `several jobs (${names.join(', ')})`);
  if (!isQuotable(jobName)) throw unreadableAnswer(call, 'a name of a job that cannot be asked for');
  answered.set(jobName, marker);
  return { outcome: 'underway', step: jobName, observation: { at: now(), call, says: `jobName ${jobName}` } };
}

function textsOf(document: Element, name: string): string[] {
  return descendantsNamed(document, name).flatMap(({ text }) => (text.trim() === '' ? [] : [text.trim()]));
}

function refused(call: string, says: string): Extract<RerunReceipt, { readonly outcome: 'refused' }> {
  return { outcome: 'refused', observation: { at: now(), call, says } };
}

function now(): string {
  return new Date().toISOString();
}
