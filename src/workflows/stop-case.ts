import type {
  Capabilities,
  JobPhase,
  JobReading,
  Observation,
  StopMode,
  StoppedTarget,
  StopReceipt,
  WatchedJob,
} from '../contract';
import { hasEnded, observationOf } from '../contract';

const MOST_EVIDENCE = 20;
/** In a large batch each job keeps less, so that the result stays within Temporal's 2 MiB. */
const LARGE_BATCH = 100;
const MOST_EVIDENCE_IN_LARGE_BATCH = 6;
/** A system that refuses a job so often, though the job could be stopped, will not stop it. */
const REFUSALS_BELIEVED = 3;

/** Everything known about one job that is to be stopped. */
export interface StopCase {
  readonly id: string;
  /** The reading before anything was sent; absent until there is one. */
  before?: JobReading;
  reading?: JobReading;
  /** Whether a stop was sent: `perhaps` when an attempt died while it may have been sending. */
  asked: 'no' | 'perhaps' | 'yes';
  /** The run that last accepted a stop, and in which modes, one after another. */
  accepted?: { readonly run: string; readonly modes: readonly StopMode[]; readonly failed?: true };
  /** How often an accepted stop of that run has failed on the system in that mode, and its last words. */
  failedStops?: {
    readonly run: string;
    readonly mode: StopMode;
    readonly times: number;
    readonly says: string;
  };
  /** How often the system has refused that stop since, and its last words. */
  refused?: { readonly run: string; readonly mode: StopMode; readonly times: number; readonly says: string };
  settled: boolean;
  /** Set when nothing more will be tried although the job has not settled: why. */
  givenUp?: string;
  /** Set when the job is in another run than the one that is meant: it is neither stopped nor rerun. */
  otherRun?: string;
  /** Set when the watch ended before the job settled, for a reason that has nothing to do with the job. */
  interrupted?: string;
  evidence: Observation[];
  /** So many observations are kept, the first and the last. */
  readonly mostEvidence: number;
}

/** The start of a case in a batch of that many jobs. */
export function openCase(id: string, jobs = 1): StopCase {
  const mostEvidence = jobs > LARGE_BATCH ? MOST_EVIDENCE_IN_LARGE_BATCH : MOST_EVIDENCE;
  return { id, asked: 'no', settled: false, evidence: [], mostEvidence };
}

/** Takes the reading before the stop into account. */
export function noteInspection(stopCase: StopCase, reading: JobReading, isToBeConfirmed = false): void {
  stopCase.before = reading;
  stopCase.reading = reading;
  stopCase.evidence = [observationOf(reading)];
  // A job that is missing from one answer is looked for again: only the watch gives it up.
  const mayChange = isToBeConfirmed || (reading.outcome === 'found' && reading.snapshot.restartWatchMs);
  stopCase.settled = reading.outcome === 'found' && hasEnded(reading.snapshot.phase) && !mayChange;
}

/** Takes the answer to a stop into account. */
export function noteStop(stopCase: StopCase, target: StoppedTarget, mode: StopMode): void {
  stopCase.reading = target.reading;
  addEvidence(stopCase, observationOf(target.reading));
  if (target.perhapsAsked && stopCase.asked === 'no') stopCase.asked = 'perhaps';
  if (target.receipt) noteReceipt(stopCase, target.receipt, mode);
}

/** Takes what a watch saw into account. */
export function noteWatch(stopCase: StopCase, watched: WatchedJob): void {
  for (const observation of watched.observations) addEvidence(stopCase, observation);
  stopCase.settled = watched.settled;
  if (!watched.reading) return;
  stopCase.reading = watched.reading;
  addEvidence(stopCase, observationOf(watched.reading));
  if (watched.stopFailed) noteFailedStop(stopCase, watched.reading);
}

/** An accepted stop that failed may be sent again. */
function noteFailedStop(stopCase: StopCase, reading: JobReading): void {
  const { accepted, failedStops: before } = stopCase;
  const mode = accepted?.modes.at(-1);
  if (reading.outcome !== 'found' || accepted?.run !== reading.snapshot.run || mode === undefined) return;
  const { run, rawStatus } = reading.snapshot;
  const times = before?.run === run && before.mode === mode ? before.times + 1 : 1;
  stopCase.failedStops = { run, mode, times, says: rawStatus };
  stopCase.accepted = { ...accepted, failed: true };
}

/** Whether a stop in this mode can and should be sent now. */
export function isStoppable(stopCase: StopCase, capabilities: Capabilities, mode: StopMode): boolean {
  if (!isOpen(stopCase) || stopCase.reading?.outcome !== 'found') return false;
  const { phase, run } = stopCase.reading.snapshot;
  return stoppablePhases(capabilities, mode).includes(phase) && answeredRun(stopCase, mode) !== run;
}

/** The run that is not to be asked again in this mode: it accepted, or refused often enough. */
export function answeredRun(stopCase: StopCase, mode: StopMode): string | undefined {
  const { accepted, refused } = stopCase;
  if (refused?.mode === mode && refused.times >= REFUSALS_BELIEVED) return refused.run;
  return accepted?.modes.at(-1) === mode && !isToBeRepeated(stopCase) ? accepted.run : undefined;
}

/** Whether the accepted stop failed on the system, and not for good as it seems. */
function isToBeRepeated({ accepted, failedStops }: StopCase): boolean {
  return accepted?.failed === true && (failedStops?.times ?? 0) < REFUSALS_BELIEVED;
}

/** Whether the stop in this mode has failed so often that it is not repeated: says nothing about a harder one. */
export function hasFailedForGood({ failedStops, reading }: StopCase, mode: StopMode): boolean {
  const run = reading?.outcome === 'found' ? reading.snapshot.run : undefined;
  if (failedStops?.mode !== mode || failedStops.run !== run) return false;
  return failedStops.times >= REFUSALS_BELIEVED;
}

/** Gives a job up that the system will not stop in this mode. */
export function giveUpRefused(stopCase: StopCase, mode: StopMode): void {
  const { refused, failedStops } = stopCase;
  if (failedStops && hasFailedForGood(stopCase, mode) && isOpen(stopCase)) {
    stopCase.givenUp = `The system accepted the stop ${failedStops.times} times, and each time it failed: ${failedStops.says}`;
  }
  if (refused?.mode !== mode || refused.times < REFUSALS_BELIEVED) return;
  stopCase.givenUp ??= `The system will not stop it: ${refused.says}`;
}

/** Whether there is still something to find out or to do. */
export function isOpen(stopCase: StopCase): boolean {
  return !stopCase.settled && stopCase.givenUp === undefined;
}

/** The phases in which a stop is worth sending. A job in an unknown phase may be running. */
export function stoppablePhases(capabilities: Capabilities, mode: StopMode): JobPhase[] {
  return [...(capabilities.stop.modes[mode]?.fromPhases ?? []), 'unknown'];
}

function noteReceipt(stopCase: StopCase, receipt: StopReceipt, mode: StopMode): void {
  const { run, says } = receipt;
  stopCase.asked = 'yes';
  addEvidence(stopCase, { at: receipt.at, call: receipt.call, says: receipt.says, run: receipt.run });
  if (receipt.outcome === 'accepted') {
    const modes = stopCase.accepted?.run === run ? stopCase.accepted.modes : [];
    stopCase.accepted = { run, modes: [...modes, mode] };
    delete stopCase.refused;
    return;
  }
  const before = stopCase.refused;
  const times = before?.run === run && before.mode === mode ? before.times + 1 : 1;
  stopCase.refused = { run, mode, times, says };
}

function addEvidence(stopCase: StopCase, observation: Observation): void {
  const last = stopCase.evidence.at(-1);
  if (last?.at === observation.at && last.says === observation.says) return;
  const all = [...stopCase.evidence, observation];
  const most = stopCase.mostEvidence;
  const first = Math.ceil(most / 4);
  stopCase.evidence = all.length > most ? [...all.slice(0, first), ...all.slice(first - most)] : all;
}
