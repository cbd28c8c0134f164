import type { BegunRerun, RerunIntent, RerunReceipt } from '../../contract';
import type { BoundedMemory } from './bounded-memory';
import type { Job, Run } from './job';
import { jobsByName, type Reader } from './read-jobs';
import { isQuotable } from './requests';
import { idOf, runKeyOf } from './run-id';
import { phaseOf, rawStatusOf } from './statuses';

const CALL = 'runhistory';

/** Two clocks, each read with the other's answer under way. */
export const CLOCK_DOUBT_MS = 60_000;

/**
 * Looks for the runs of jobs that submissions named: one call for many. A job that was just submitted may not show for some seconds, and
 * then without a run.
 *
 * @param begun `step` is the name of the job
 * @param answered the markers of reruns by the names of their jobs: a worker that goes on with the rerun of another one learns of it here
 */
export async function continueReruns(
  begun: readonly BegunRerun[],
  reader: Reader,
  answered: BoundedMemory<string>,
): Promise<RerunReceipt[]> {
  for (const { step, marker } of begun) answered.set(step, marker);
  const names = begun.map(({ step }) => step).filter(isQuotable);
  const { jobs, serverTime } = await jobsByName(names, reader);
  const at = new Date().toISOString();
  return begun.map((rerun) => {
    const since = seenEnded(rerun, serverTime) - CLOCK_DOUBT_MS;
    const own = jobs.filter((job) => job.jobName === rerun.step && isNewer(job, rerun, since));
    return receiptOf(rerun, own, at);
  });
}

/** When the old run was first seen to have ended, by the server's clock, in milliseconds since the epoch. */
export function seenEnded({ endedSince }: RerunIntent, serverTime: number): number {
  return Date.parse(endedSince) + serverTime - Date.now();
}

/** A submission may give its job a name, which the old job has too, or one that was submitted before. */
function isNewer(job: Job, { run }: RerunIntent, since: number): boolean {
  if (job.jobId === runKeyOf(run)?.jobId) return false;
  const startedAt = firstRun(job)?.startedAt;
  return startedAt === undefined || Date.parse(startedAt) >= since;
}

function receiptOf({ step, recipe }: BegunRerun, named: readonly Job[], at: string): RerunReceipt {
  const ofType = named.filter(({ jobType }) => jobType !== undefined && jobType === recipe?.['jobType']);
  const [job, another] = named.length > 1 ? ofType : named;
  const run = job && another === undefined ? firstRun(job) : undefined;
  if (job?.jobId === undefined || run?.runId === undefined) {
    return { outcome: 'underway', step, observation: { at, call: CALL, says: whyNot(step, named) } };
  }
  const newId = idOf({ jobId: job.jobId, runId: run.runId });
  const observation = { at, call: CALL, says: rawStatusOf(run), phase: phaseOf(run), run: newId };
  return { outcome: 'started', newId, observation };
}

function whyNot(name: string, named: readonly Job[]): string {
  if (named.length === 0) return `The job ${name} does not show yet.`;
  if (named.length > 1) return `Several jobs are called ${name}.`;
  return `The job ${name} has no run yet.`;
}

/** The run of a job that was started first: what a submission started, whatever a schedule made of it later. */
export function firstRun({ runs }: Job): Run | undefined {
  const order = (one: Run, other: Run): number => {
    const [start, otherStart] = [one.startedAt ?? '', other.startedAt ?? ''];
    if (start !== otherStart && start !== '' && otherStart !== '') return start < otherStart ? -1 : 1;
    return BigInt(one.runId ?? 0) < BigInt(other.runId ?? 0) ? -1 : 1;
  };
  return runs.filter(({ runId }) => runId !== undefined).sort(order)[0];
}
