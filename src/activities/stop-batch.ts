import { Context } from '@temporalio/activity';
import type {
  CallContext,
  JobReading,
  JobSnapshot,
  JobSystem,
  LastingSignal,
  StopBatchReport,
  StopBatchRequest,
  StoppedTarget,
  StopReceipt,
} from '../contract';
import { canRetryHelp, hasEnded, isOtherRun, SystemError } from '../contract';
import { brief } from '../contract/brief';
import { endsForGood } from '../contract/irreversible';
import { inBatches } from '../contract/in-batches';
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
  return withJournal<Asked, StopBatchReport>(Object.create(null) as Asked, async (journal) => {
    const ids = request.targets.map((target) => target.id);
    if (!journal.complete) for (const id of ids) journal.state[id] ??= null;
    const readings = await readJobs(system, ids, call);
    const targets = readings.flatMap((reading) => targetIn(reading, journal.state, request));
    const failure =
      obstacleIn(system, request) ?? (await askAll(system, { batch: targets, request, journal }, call));
    const jobs = readings.map((reading) => reportOn(reading, journal.state));
    return { jobs, ...(failure === undefined ? {} : { failure }) };
  });
}

/** The workflow has asked as well, but of the worker that inspected: this one may have other settings, or another version. */
function obstacleIn(
  { capabilities }: JobSystem,
  { mode, allowIrreversible }: StopBatchRequest,
): string | undefined {
  const isFinal = capabilities.stop.modes[mode]?.reversible === false;
  return isFinal && !allowIrreversible ? endsForGood(mode) : undefined;
}

/** Asks batch by batch. Returns why it gave up, where no retry can help; what was asked before keeps its receipts. */
async function askAll(system: JobSystem, asking: Ask, call: CallContext): Promise<string | undefined> {
  try {
    for (const batch of inBatches(asking.batch, system.capabilities.stop.batchSize)) {
      await ask(system, { ...asking, batch }, call);
    }
    return undefined;
  } catch (error) {
    if (error instanceof SystemError && !canRetryHelp(error.kind)) return brief(error.message);
    throw error;
  }
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
  try {
    const signal = stillPresent(call.signal, await journal.confirm());
    const receipts = await system.stop({ targets: batch, mode: request.mode }, { signal });
    for (const target of batch) {
      const receipt = receipts.find(({ id }) => id === target.id) ?? noReceipt(target);
      journal.state[target.id] = { ...receipt, says: brief(receipt.says) };
    }
  } catch (error) {
    const isWithoutEffect = error instanceof SystemError && error.effect === 'none';
    if (isWithoutEffect) for (const target of unasked) delete journal.state[target.id];
    throw error;
  }
  journal.save();
}

/**
 * A stop by an attempt that was given up would come after the next one's, perhaps after the rerun: it would stop what nobody asked to
 * stop. So it has to be begun while the attempt is known to be the present one.
 */
function stillPresent(signal: AbortSignal, { mayBegin }: LastingSignal): AbortSignal {
  return Object.assign(AbortSignal.any([signal]), { mayBegin });
}

function noReceipt({ id, run }: JobSnapshot): StopReceipt {
  const says = 'The adapter returned no receipt for this job.';
  return { id, outcome: 'refused', run, call: 'stop', at: new Date().toISOString(), says };
}

function targetIn(
  reading: JobReading,
  asked: Asked,
  { runs, restPhases = [] }: StopBatchRequest,
): JobSnapshot[] {
  if (reading.outcome !== 'found' || hasEnded(reading.snapshot.phase)) return [];
  if (isOtherRun(reading, runs) || restPhases.includes(reading.snapshot.phase)) return [];
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
