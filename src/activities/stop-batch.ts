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
import { hasEnded } from '../contract';
import { inBatches } from './batches';
import { type Journal, withJournal } from './journal';
import { readJobs } from './read-jobs';

/** For each job that some attempt was about to ask: the receipt it got, or null while none is known. */
type Asked = Record<string, StopReceipt | null>;

/**
 * Reads the targets again and asks the system to stop those that are active. An attempt that follows another one does not ask again
 * where a receipt is known, and never takes a job's end for an end before the stop.
 */
export function stopBatch(system: JobSystem, request: StopBatchRequest): Promise<StopBatchReport> {
  const call = { signal: Context.current().cancellationSignal };
  return withJournal<Asked, StopBatchReport>({}, async (journal) => {
    const ids = request.targets.map((target) => target.id);
    const readings = await readJobs(system, ids, call);
    const targets = readings.flatMap((reading) => targetIn(reading, journal.state));
    for (const batch of inBatches(targets, system.capabilities.stop.batchSize)) {
      await ask(system, { batch, request, journal }, call);
    }
    return { jobs: readings.map((reading) => reportOn(reading, journal)) };
  });
}

interface Ask {
  readonly batch: readonly JobSnapshot[];
  readonly request: StopBatchRequest;
  readonly journal: Journal<Asked>;
}

/** Writes down that it is about to ask, asks, and writes down what was answered. */
async function ask(system: JobSystem, { batch, request, journal }: Ask, call: CallContext): Promise<void> {
  for (const target of batch) journal.state[target.id] ??= null;
  journal.save();
  call.signal.throwIfAborted();
  const receipts = await system.stop({ targets: batch, mode: request.mode }, call);
  for (const receipt of receipts) journal.state[receipt.id] = receipt;
  journal.save();
}

function targetIn(reading: JobReading, asked: Asked): JobSnapshot[] {
  if (reading.outcome !== 'found' || hasEnded(reading.snapshot.phase)) return [];
  return asked[reading.id]?.run === reading.snapshot.run ? [] : [reading.snapshot];
}

function reportOn(reading: JobReading, journal: Journal<Asked>): StoppedTarget {
  const receipt = journal.state[reading.id];
  const wasAboutToAsk = receipt === null;
  return {
    id: reading.id,
    reading,
    ...(receipt ? { receipt } : {}),
    perhapsAsked: wasAboutToAsk || (!receipt && !journal.complete),
  };
}
