import { Context } from '@temporalio/activity';
import type {
  CallContext,
  JobReading,
  JobSnapshot,
  JobSystem,
  StopBatchReport,
  StopBatchRequest,
  StoppedTarget,
  StopReceipt,
} from '../contract';
import { hasEnded, SystemError } from '../contract';
import { inBatches } from './batches';
import { type Journal, withJournal } from './journal';
import { readJobs } from './read-jobs';

/** For each job that some attempt asked, or may have asked: the receipt it got, or null while none is known. */
type Asked = Record<string, StopReceipt | null>;

/**
 * Reads the targets again and asks the system to stop those that are active. An attempt that follows another one does not ask again
 * where a receipt is known, and never takes a job's end for an end before the stop.
 */
export function stopBatch(system: JobSystem, request: StopBatchRequest): Promise<StopBatchReport> {
  const call = { signal: Context.current().cancellationSignal };
  return withJournal<Asked, StopBatchReport>({}, async (journal) => {
    const ids = request.targets.map((target) => target.id);
    if (!journal.complete) for (const id of ids) journal.state[id] ??= null;
    const readings = await readJobs(system, ids, call);
    const targets = readings.flatMap((reading) => targetIn(reading, journal.state));
    for (const batch of inBatches(targets, system.capabilities.stop.batchSize)) {
      await ask(system, { batch, request, journal }, call);
    }
    return { jobs: readings.map((reading) => reportOn(reading, journal.state)) };
  });
}

interface Ask {
  readonly batch: readonly JobSnapshot[];
  readonly request: StopBatchRequest;
  readonly journal: Journal<Asked>;
}

/** Writes down that it is about to ask, asks, and writes down what was answered. */
async function ask(system: JobSystem, { batch, request, journal }: Ask, call: CallContext): Promise<void> {
  call.signal.throwIfAborted();
  const unasked = batch.filter((target) => journal.state[target.id] === undefined);
  for (const target of unasked) journal.state[target.id] = null;
  journal.save();
  try {
    const receipts = await system.stop({ targets: batch, mode: request.mode }, call);
    for (const receipt of receipts) journal.state[receipt.id] = receipt;
  } catch (error) {
    const isWithoutEffect = error instanceof SystemError && error.effect === 'none';
    if (isWithoutEffect) for (const target of unasked) delete journal.state[target.id];
    throw error;
  }
  journal.save();
}

function targetIn(reading: JobReading, asked: Asked): JobSnapshot[] {
  if (reading.outcome !== 'found' || hasEnded(reading.snapshot.phase)) return [];
  return asked[reading.id]?.run === reading.snapshot.run ? [] : [reading.snapshot];
}

function reportOn(reading: JobReading, asked: Asked): StoppedTarget {
  const receipt = asked[reading.id];
  return {
    id: reading.id,
    reading,
    ...(receipt ? { receipt } : {}),
    perhapsAsked: receipt === null,
  };
}
