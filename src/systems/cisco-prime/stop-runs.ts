import { hasEnded, SystemError, type JobReading, type JobSnapshot, type StopReceipt } from '../../contract';
import { cancelRuns } from './cancel-runs';
import { invalidRequest } from './errors';
import { operate, type OperationOutcome } from './job-operations';
import { jobsById, type Reader } from './read-jobs';
import { runReading } from './responses';
import { runKeyOf, type RunKey } from './run-id';

/** What a stop does to the job besides its run: nothing, disable its trigger for now, or for good. */
export type ScheduleChoice = 'leave' | 'suspend' | 'cancel';

/** How runs are to be stopped. */
export interface StopPlan extends Reader {
  readonly schedule: ScheduleChoice;
}

interface AskedTarget extends RunKey {
  readonly target: JobSnapshot;
}

/**
 * Asks once to cancel runs, all in one request. HTTP 200 is no consent: each run is named as success or as failure, and of those that are
 * not named as success the state is read again, in one more request.
 */
export async function stopRuns(targets: readonly JobSnapshot[], plan: StopPlan): Promise<StopReceipt[]> {
  const asked = targets.map((target) => ({ target, ...keyOf(target) }));
  const schedules = await stopSchedules(asked, plan);
  const outcomes = await cancelRuns(asked, plan);
  const readings = await readAgain(asked, outcomes, plan);
  const at = new Date().toISOString();
  return asked.map(({ target, jobId, runId }): StopReceipt => {
    const answer = outcomes.find(({ id }) => id === runId);
    const { outcome, says } = receiptOf(answer, readings.get(runId));
    const all = [says, schedules.get(jobId)].filter((words) => words !== undefined).join(' ');
    return { id: target.id, outcome, run: target.run, call: 'cancelrunning', at, says: all };
  });
}

function keyOf({ id, run }: JobSnapshot): RunKey {
  const key = runKeyOf(run) ?? runKeyOf(id);
  if (key) return key;
  throw invalidRequest('cancelrunning', `${JSON.stringify(run)} is not the run of a job of Prime.`);
}

/** What was done to the triggers, in words, by job id. When that fails the runs are cancelled all the same. */
async function stopSchedules(
  asked: readonly AskedTarget[],
  { schedule, door }: StopPlan,
): Promise<ReadonlyMap<string, string>> {
  if (schedule === 'leave') return new Map();
  const jobIds = [...new Set(asked.map(({ jobId }) => jobId))];
  const told = (words: (jobId: string) => string) => new Map(jobIds.map((jobId) => [jobId, words(jobId)]));
  try {
    const outcomes = await operate(schedule, jobIds, door);
    return told((jobId) =>
      scheduleWords(
        schedule,
        outcomes.find(({ id }) => id === jobId),
      ),
    );
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    return told(() => `The ${schedule} of its job failed: ${error.message}`);
  }
}

function scheduleWords(schedule: ScheduleChoice, outcome: OperationOutcome | undefined): string {
  if (outcome?.outcome === 'accepted') return `The ${schedule} of its job was accepted.`;
  return `The ${schedule} of its job was not accepted: ${outcome?.says ?? 'no answer'}`;
}

/** The state of the runs that were not named as success, by run id. What was accepted is not given up when that cannot be read. */
async function readAgain(
  asked: readonly AskedTarget[],
  outcomes: readonly OperationOutcome[],
  plan: StopPlan,
): Promise<ReadonlyMap<string, JobReading>> {
  const accepted = new Set(outcomes.flatMap(({ id, outcome }) => (outcome === 'accepted' ? [id] : [])));
  const unclear = asked.filter(({ runId }) => !accepted.has(runId));
  if (unclear.length === 0) return new Map();
  try {
    const { jobs } = await jobsById(
      unclear.map(({ jobId }) => jobId),
      plan,
    );
    const at = new Date().toISOString();
    return new Map(
      unclear.map(({ target, jobId, runId }) => [
        runId,
        runReading({ id: target.id, jobId, runId }, jobs, at),
      ]),
    );
  } catch (error) {
    if (error instanceof SystemError) return new Map();
    throw error;
  }
}

function receiptOf(
  answer: OperationOutcome | undefined,
  reading: JobReading | undefined,
): Pick<StopReceipt, 'outcome' | 'says'> {
  if (answer?.outcome === 'accepted') return { outcome: 'accepted', says: answer.says };
  const words = answer?.says ?? 'It was not asked for.';
  if (reading?.outcome !== 'found')
    return withoutRun(words, { isRefused: answer?.outcome === 'refused', reading });
  const { phase, rawStatus } = reading.snapshot;
  const says = `${words} The run is ${rawStatus}.`;
  if (hasEnded(phase)) return { outcome: 'not-running', says };
  // A cancel was taken on before: one whose answer got lost, or somebody else's.
  return { outcome: phase === 'stopping' ? 'accepted' : 'refused', says };
}

/** A run that is refused and gone is not there; one that was not even named may have been left out of both answers. */
function withoutRun(
  words: string,
  seen: {
    readonly isRefused: boolean;
    readonly reading: Exclude<JobReading, { outcome: 'found' }> | undefined;
  },
): Pick<StopReceipt, 'outcome' | 'says'> {
  const isGone = seen.isRefused && seen.reading?.outcome === 'not-found';
  const says = `${words} Read again: ${seen.reading?.detail ?? 'its state could not be read'}.`;
  return { outcome: isGone ? 'not-found' : 'refused', says };
}
