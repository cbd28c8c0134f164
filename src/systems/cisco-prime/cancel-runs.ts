import { hasEnded, type SystemError } from '../../contract';
import { fewAtOnce } from '../shared/few-at-once';
import { afterSending, beforeSending, isKind } from '../shared/failures';
import { operate, type OperationOutcome } from './job-operations';
import { jobsById, type Reader } from './read-jobs';
import { runReading } from './responses';
import { idOf, type RunKey } from './run-id';

const CALL = 'cancelrunning';

/**
 * Cancels runs in one request. That a run which is unknown or has ended is a failure item under HTTP 200 is assumed: where the server
 * rejects the whole request for it, the runs that are still active are asked for one by one, so that one run never keeps the others from
 * being stopped.
 *
 * @throws SystemError what the request failed with; a rejection only when not a single run that is active got through
 */
export async function cancelRuns(runs: readonly RunKey[], reader: Reader): Promise<OperationOutcome[]> {
  const runIds = runs.map(({ runId }) => runId);
  try {
    return await operate(CALL, runIds, reader.door);
  } catch (error) {
    if (!isKind(error, 'not-found', 'invalid-request')) throw error;
    return cancelEach(runs, error, reader);
  }
}

async function cancelEach(
  runs: readonly RunKey[],
  rejection: SystemError,
  reader: Reader,
): Promise<OperationOutcome[]> {
  const active = await beforeSending(() => activeOf(runs, reader));
  if (active.length > 0 && runs.length === 1) throw rejection; // the same request again would be rejected again
  const answers = await afterSending(() => fewAtOnce(active, (runId) => cancelOne(runId, reader)));
  if (active.length > 0 && answers.every((answer) => answer === undefined)) throw rejection;
  return runs.map(
    ({ runId }) => answers.find((answer) => answer?.id === runId) ?? rejected(runId, rejection),
  );
}

async function activeOf(runs: readonly RunKey[], reader: Reader): Promise<string[]> {
  const { jobs } = await jobsById(
    runs.map(({ jobId }) => jobId),
    reader,
  );
  const active = runs.filter((run) => {
    const reading = runReading({ id: idOf(run), ...run }, jobs, new Date().toISOString());
    return reading.outcome === 'found' && !hasEnded(reading.snapshot.phase);
  });
  return active.map(({ runId }) => runId);
}

/** Undefined when this request is rejected too. */
async function cancelOne(runId: string, { door }: Reader): Promise<OperationOutcome | undefined> {
  try {
    return (await operate(CALL, [runId], door))[0];
  } catch (error) {
    if (isKind(error, 'not-found', 'invalid-request')) return undefined;
    throw error;
  }
}

function rejected(id: string, { message }: SystemError): OperationOutcome {
  return { id, outcome: 'refused', says: message };
}
