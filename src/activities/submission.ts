import type {
  JobReading,
  JobSnapshot,
  RerunIntent,
  RerunMatch,
  RerunWayCapability,
  SearchScope,
  SubmitRequest,
} from '../contract';
import { hasEnded } from '../contract';

/** What is known about one intended rerun right before it would be submitted. */
export interface SubmissionFacts {
  readonly intent: RerunIntent;
  readonly way: RerunWayCapability | undefined;
  readonly reading: JobReading;
  /** Jobs that carry the marker. */
  readonly matches: readonly RerunMatch[];
  /** True when the system could be searched. */
  readonly searched: boolean;
  /** True when an earlier submission of this intent may have taken effect. */
  readonly doubtful: boolean;
  readonly fromPhases: SubmitRequest['fromPhases'];
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Milliseconds since the epoch; nothing is sent after it. */
  readonly deadline: number;
}

/** What to do about one intended rerun. */
export type SubmissionDecision =
  | { readonly decision: 'submit' }
  | { readonly decision: 'adopt'; readonly match: RerunMatch }
  | { readonly decision: 'done-by-state'; readonly snapshot: JobSnapshot }
  | { readonly decision: 'leave'; readonly reason: string }
  | { readonly decision: 'look-again'; readonly reason: string }
  | { readonly decision: 'unproven'; readonly reason: string; readonly candidates: readonly string[] };

/** Decides whether a rerun may be sent: found already, fenced off, not to be proven, or free to go. Pure. */
export function decideSubmission(facts: SubmissionFacts): SubmissionDecision {
  const { intent, way, doubtful } = facts;
  if (!way) return leave(`The system has no rerun way "${intent.way}".`);
  const matches = facts.matches.filter((match) => way.id === 'kept' || match.id !== intent.id);
  const [match, another] = matches;
  if (match && another) return severalFound(matches);
  if (match) return { decision: 'adopt', match };
  return doubtful ? clearUp(facts, way) : fence(facts, way);
}

/** What an earlier submission may have done is to be known before another one is sent. */
function clearUp(facts: SubmissionFacts, way: RerunWayCapability): SubmissionDecision {
  switch (way.guard) {
    case 'state':
      return judgeByState(facts, way);
    case 'native-key': {
      const decision = fence(facts, way); // the same key again is the same rerun
      return decision.decision === 'leave' ? notToBeProven(facts) : decision;
    }
    case 'marker':
    case 'provenance':
      return provesAbsence(facts, way.search) ? fence(facts, way) : notToBeProven(facts);
    case 'none': // whatever its search sees, there is nothing to find a run by
      return notToBeProven(facts);
  }
}

/** A job that was rerun has left the state that it was in: it is another run, or at work again in the same one. */
function judgeByState(facts: SubmissionFacts, way: RerunWayCapability): SubmissionDecision {
  const { reading, intent } = facts;
  if (reading.outcome === 'unreadable') return lookAgain(`The job cannot be read (${reading.detail}).`);
  if (reading.outcome === 'not-found') return notToBeProven(facts);
  const { run, phase, rawStatus } = reading.snapshot;
  if (run === intent.run) {
    if (phase === 'unknown') return lookAgain(`The job's state is not known (${rawStatus}).`);
    // It may have gone on and ended in the same run.
    if (hasEnded(phase) && intent.way === 'resume') return notToBeProven(facts);
    if (hasEnded(phase) || way.fromPhases.includes(phase)) return fence(facts, way);
  }
  if (way.id === 'new') return notToBeProven(facts); // started, but as which job?
  return { decision: 'done-by-state', snapshot: reading.snapshot };
}

/** The job must have ended, in the run that was meant, in a phase that the caller and the system allow. */
function fence(facts: SubmissionFacts, way: RerunWayCapability): SubmissionDecision {
  const { reading, intent, fromPhases, now } = facts;
  if (reading.outcome === 'unreadable') return lookAgain(`The job cannot be read (${reading.detail}).`);
  if (reading.outcome === 'not-found') return leave(`The system does not know the job (${reading.detail}).`);
  const { phase, rawStatus, run, restartWatchMs } = reading.snapshot;
  if (run !== intent.run) return leave(`The job has been started again since (${rawStatus}).`);
  if (!fromPhases.includes(phase))
    return leave(`The job is ${phase} (${rawStatus}), which is not to be rerun.`);
  if (!way.fromPhases.includes(phase))
    return leave(`The system reruns no job that is ${phase} (${rawStatus}).`);
  if (now - Date.parse(intent.endedSince) < (restartWatchMs ?? 0)) {
    return lookAgain(`The system may still start the job again by itself (${rawStatus}).`);
  }
  return { decision: 'submit' };
}

function provesAbsence({ searched, intent, now }: SubmissionFacts, scope: SearchScope): boolean {
  if (!searched) return false;
  switch (scope.sees) {
    case 'all':
      return true;
    case 'recent':
      return now - Date.parse(intent.intendedAt) < scope.windowMs;
    case 'active':
    case 'nothing':
      return false;
  }
}

function notToBeProven({ searched, intent, way }: SubmissionFacts): SubmissionDecision {
  const isMarked = way?.guard === 'marker' || way?.guard === 'provenance';
  const why =
    searched && isMarked
      ? 'No active job carries its marker, but a run that has already ended would not be seen.'
      : 'The system cannot be searched for it.';
  const reason = `An earlier submission may have started a run (marker ${intent.marker}). ${why}`;
  return { decision: 'unproven', reason, candidates: [] };
}

function severalFound(matches: readonly RerunMatch[]): SubmissionDecision {
  const candidates = matches.map((match) => match.id);
  const reason = `Several jobs carry the marker of this one rerun: ${candidates.join(', ')}.`;
  return { decision: 'unproven', reason, candidates };
}

function lookAgain(reason: string): SubmissionDecision {
  return { decision: 'look-again', reason };
}

function leave(reason: string): SubmissionDecision {
  return { decision: 'leave', reason };
}
