import type {
  Capabilities,
  JobPhase,
  JobReading,
  RerunInfo,
  RerunIntent,
  RerunnablePhase,
  RerunResult,
  RerunWay,
  StopVerdict,
} from '../contract';
import { hasEnded, markerFor, ownObservation } from '../contract';
import { type Batch, invalidInput, type RerunPlan } from './plans';

/** One job for which a rerun is wanted, and all that the choice of a way goes by. */
export interface Candidate {
  readonly id: string;
  readonly reading: JobReading;
  readonly info: RerunInfo | undefined;
  /** The verdict of the stop before; absent where none was asked for. */
  readonly verdict: StopVerdict | undefined;
}

/** Fails when a way was asked for that the system does not have. */
export function requireKnownWays(capabilities: Capabilities, plan: RerunPlan): void {
  const known = capabilities.rerun.ways.map((capability) => capability.way);
  for (const way of plan.ways ?? []) {
    if (!known.includes(way)) {
      throw invalidInput(
        `rerun.ways: the system cannot rerun "${way}"; it can: ${known.join(', ') || 'nothing'}`,
      );
    }
  }
}

/** Why this verdict allows no rerun; `undefined` when it does. */
export function obstacleIn(verdict: StopVerdict, plan: RerunPlan): string | undefined {
  const proven = ['stopped', 'ended-first', 'already-ended'].includes(verdict.verdict);
  if (!proven) return `Not proven to have ended: ${verdict.reason}`;
  // Who or what ended it meanwhile may have meant it for good, or its work was done.
  if (verdict.verdict === 'ended-first' && verdict.phase === 'stopped')
    return `Something else than the stop ended the job (${verdict.rawStatus}), so it is not to be rerun.`;
  // Whoever paused it had a reason that this request does not know.
  if (verdict.verdict === 'already-ended' && verdict.phase === 'paused' && !plan.resumesPausedBefore)
    return `The job was paused before this request (${verdict.rawStatus}), so it is left paused. With "paused" named in rerun.fromPhases it is resumed.`;
  if (plan.fromPhases.includes(verdict.phase as RerunnablePhase)) return undefined;
  return `The job ended as ${verdict.phase} (${verdict.rawStatus}), which is not to be rerun.`;
}

/** The intended rerun of one job, or the result that says why there is none. */
export function chooseRerun(
  candidate: Candidate,
  capabilities: Capabilities,
  { batch, plan }: { batch: Batch; plan: RerunPlan },
): RerunIntent | RerunResult {
  const { id, reading, verdict } = candidate;
  if (reading.outcome !== 'found') return notRerun(id, `The job cannot be read: ${reading.detail}`);
  const { phase, rawStatus, run, sameJobAs } = reading.snapshot;
  if (verdict?.run !== undefined && verdict.run !== run) {
    // Its run is not told: it is none that this request may touch.
    return notRerun(id, `The job has been started again since its end was proven (${rawStatus}).`);
  }
  if (!plan.fromPhases.includes(phase as RerunnablePhase)) {
    return { ...notRerun(id, `The job is ${phase} (${rawStatus}), which is not to be rerun.`), run, phase };
  }
  const way = firstWay(candidate, capabilities, plan);
  if (!way) return { ...notRerun(id, reasonsAgainst(candidate, capabilities, plan)), run };
  // By whatever id a job was asked for, one rerun of it is intended: another batch may know it by another id.
  const marker = markerFor({ intent: batch.intent, system: batch.system, id: sameJobAs ?? id, run });
  const endedSince = endOf(candidate) ?? reading.snapshot.observedAt;
  const intendedAt = new Date(Date.now()).toISOString();
  const recipe = plan.recipes && Object.hasOwn(plan.recipes, id) ? plan.recipes[id] : undefined;
  return { id, run, way, marker, endedSince, intendedAt, ...(recipe ? { recipe } : {}) };
}

/** When the end, or the rest, that the verdict speaks of was first seen. */
function endOf({ verdict }: Candidate): string | undefined {
  const isAtRest = (phase: JobPhase): boolean =>
    hasEnded(phase) || (phase === 'paused' && phase === verdict?.phase);
  const lastOther =
    verdict?.evidence.findLastIndex(({ phase }) => phase !== undefined && !isAtRest(phase)) ?? -1;
  return verdict?.evidence.slice(lastOther + 1).find(({ phase }) => phase !== undefined)?.at;
}

function firstWay(
  { info, reading }: Candidate,
  capabilities: Capabilities,
  plan: RerunPlan,
): RerunWay | undefined {
  return waysWanted(capabilities, plan).find((way) => {
    const capability = capabilities.rerun.ways.find((known) => known.way === way);
    const allowed = reading.outcome === 'found' && capability?.fromPhases.includes(reading.snapshot.phase);
    return allowed && info?.ways.find((offered) => offered.way === way)?.available;
  });
}

function waysWanted(capabilities: Capabilities, plan: RerunPlan): readonly RerunWay[] {
  return plan.ways ?? capabilities.rerun.ways.map((capability) => capability.way);
}

function reasonsAgainst({ info }: Candidate, capabilities: Capabilities, plan: RerunPlan): string {
  const reasons = waysWanted(capabilities, plan).map((way) => {
    const offered = info?.ways.find((candidate) => candidate.way === way);
    return `${way}: ${(offered?.reason ?? 'not possible from this state').replace(/\.$/, '')}`;
  });
  return `No way to rerun it. ${reasons.join('; ')}.`;
}

/** Nothing is sent for this job. */
export function notRerun(id: string, reason: string): RerunResult {
  return { id, outcome: 'not-rerun', reason, evidence: [ownObservation(reason)] };
}
