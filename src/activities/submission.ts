import type {
  JobReading,
  JobSnapshot,
  RerunIntent,
  RerunMatch,
  RerunWayCapability,
  SearchScope,
  SubmitRequest,
} from '../contract';

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
  if (doubtful && way.guard === 'state') return judgeByState(facts, way);
  if (doubtful && !provesAbsence(facts, way.search)) return notToBeProven(facts);
  return fence(facts, way);
}

/** A job that was rerun under its own id has left the state that it was in. */
function judgeByState(facts: SubmissionFacts, way: RerunWayCapability): SubmissionDecision {
  const { reading, intent } = facts;
  if (reading.outcome === 'unreadable') return lookAgain(reading.detail);
  if (reading.outcome === 'not-found') return notToBeProven(facts);
  if (reading.snapshot.run === intent.run) return fence(facts, way);
  return { decision: 'done-by-state', snapshot: reading.snapshot };
}

/** The job must have ended, in the run that was meant, in a phase that the caller and the system allow. */
function fence(facts: SubmissionFacts, way: RerunWayCapability): SubmissionDecision {
  const { reading, intent, fromPhases } = facts;
  if (reading.outcome === 'unreadable') return lookAgain(reading.detail);
  if (reading.outcome === 'not-found') return leave(`The system does not know the job (${reading.detail}).`);
  const { phase, rawStatus, run, restartWatchMs } = reading.snapshot;
  if (run !== intent.run) return leave(`The job has been started again since (${rawStatus}).`);
  if (!fromPhases.includes(phase))
    return leave(`The job is ${phase} (${rawStatus}), which is not to be rerun.`);
  if (!way.fromPhases.includes(phase))
    return leave(`The system reruns no job that is ${phase} (${rawStatus}).`);
  if (restartWatchMs) return leave(`The system may still start the job again by itself (${rawStatus}).`);
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

function notToBeProven({ searched, intent }: SubmissionFacts): SubmissionDecision {
  const why = searched
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

function lookAgain(detail: string): SubmissionDecision {
  return { decision: 'look-again', reason: `The job cannot be read (${detail}).` };
}

function leave(reason: string): SubmissionDecision {
  return { decision: 'leave', reason };
}
