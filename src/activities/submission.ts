import type {
  JobPhase,
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
  /** True when that submission may have been made by an execution before this one, so before `intendedAt`. */
  readonly repeated: boolean;
  /** Ids of matches that fit another rerun in doubt too, or are known to be another one's. */
  readonly othersMatches: OthersMatches;
  readonly fromPhases: SubmitRequest['fromPhases'];
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Milliseconds since the epoch; nothing is sent after it. */
  readonly deadline: number;
}

/** Matches that are not this rerun's alone: only provenance gives such. */
export interface OthersMatches {
  /** The known reruns of other jobs. */
  readonly taken: readonly string[];
  /** Fit other reruns that are in doubt. */
  readonly shared: readonly string[];
}

/** What to do about one intended rerun. */
export type SubmissionDecision =
  | { readonly decision: 'submit' }
  | { readonly decision: 'adopt'; readonly match: RerunMatch }
  | { readonly decision: 'go-on'; readonly step: string }
  | { readonly decision: 'done-by-state'; readonly snapshot: JobSnapshot }
  | { readonly decision: 'leave'; readonly reason: string; readonly phase?: JobPhase }
  | { readonly decision: 'look-again'; readonly reason: string }
  | { readonly decision: 'duplicate'; readonly candidates: readonly string[] }
  | { readonly decision: 'unproven'; readonly reason: string; readonly candidates: readonly string[] };

/** Decides whether a rerun may be sent: found already, fenced off, not to be proven, or free to go. Pure. */
export function decideSubmission(facts: SubmissionFacts): SubmissionDecision {
  const { intent, way, doubtful } = facts;
  if (!way) return leave(`The system has no rerun way "${intent.way}".`);
  const matches = ownMatches(facts, way);
  const [match, another] = matches;
  if (match && another) return severalFound(intent, way, matches);
  if (match && facts.othersMatches.shared.includes(match.id)) return fitsSeveral(match);
  if (match?.step !== undefined) return { decision: 'go-on', step: match.step };
  if (match) return { decision: 'adopt', match };
  return doubtful ? clearUp(facts, way) : fence(facts, way);
}

/** A marker is ours alone. What only looks like our run is somebody else's, unless we may have submitted one. */
function ownMatches(
  { matches, intent, doubtful, othersMatches }: SubmissionFacts,
  way: RerunWayCapability,
): RerunMatch[] {
  if (way.guard === 'provenance' && !doubtful) return [];
  return matches.filter(
    ({ id }) => (way.id === 'kept' || id !== intent.id) && !othersMatches.taken.includes(id),
  );
}

/** What an earlier submission may have done is to be known before another one is sent. */
function clearUp(facts: SubmissionFacts, way: RerunWayCapability): SubmissionDecision {
  switch (way.guard) {
    case 'state':
      return judgeByState(facts, way);
    case 'native-key': {
      const decision = fence(facts, way); // the same key again is the same rerun
      return decision.decision === 'leave' ? notToBeProven(facts, decision.reason) : decision;
    }
    case 'marker':
    case 'provenance':
      return provesAbsence(facts, way.search)
        ? fence(facts, way)
        : notToBeProven(facts, whatWasNotSeen(facts, way));
    case 'none': // whatever its search sees, there is nothing to find a run by
      return notToBeProven(facts, 'The system shows nothing by which its run could be told.');
  }
}

/** A job that was rerun has left the state that it was in: it is another run, or at work again in the same one. */
function judgeByState(facts: SubmissionFacts, way: RerunWayCapability): SubmissionDecision {
  const { reading, intent } = facts;
  if (reading.outcome === 'unreadable') return lookAgain(`The job cannot be read (${reading.detail}).`);
  if (reading.outcome === 'not-found')
    return notToBeProven(facts, `The system does not know the job any more (${reading.detail}).`);
  const { run, phase, rawStatus } = reading.snapshot;
  if (run === intent.run) {
    if (phase === 'unknown') return lookAgain(`The job's state is not known (${rawStatus}).`);
    // It may have gone on and ended in the same run.
    if (hasEnded(phase) && (intent.way === 'resume' || way.mayEndUnchanged))
      return notToBeProven(facts, endedInTheSameRun(intent, rawStatus));
    if (hasEnded(phase) || way.fromPhases.includes(phase)) return fence(facts, way);
  }
  if (way.id === 'new')
    return notToBeProven(
      facts,
      `The job was started again (${rawStatus}), but as which run is not to be seen.`,
    );
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
    return leave(`The job is ${phase} (${rawStatus}), which is not to be rerun.`, phase);
  if (!way.fromPhases.includes(phase))
    return leave(`The system reruns no job that is ${phase} (${rawStatus}).`);
  if (now - Date.parse(intent.endedSince) < (restartWatchMs ?? 0)) {
    return lookAgain(`The system may yet show the job at work again (${rawStatus}).`);
  }
  return { decision: 'submit' };
}

function provesAbsence(facts: SubmissionFacts, scope: SearchScope): boolean {
  if (!facts.searched) return false;
  switch (scope.sees) {
    case 'all':
      return true;
    case 'recent':
      return facts.now - (submittedSince(facts) ?? -Infinity) < scope.windowMs;
    case 'active':
    case 'nothing':
      return false;
  }
}

/** Since when the rerun may have been submitted: an execution before this one may have done so at any time after the job's end. */
function submittedSince({ reading, intent, repeated }: SubmissionFacts): number | undefined {
  if (!repeated) return Date.parse(intent.intendedAt);
  const { endedAt, startedAt } = reading.outcome === 'found' ? reading.snapshot : {};
  const time = endedAt ?? startedAt;
  return time === undefined ? undefined : Date.parse(time);
}

/** `why`: what was looked for, and what could not be seen. */
function notToBeProven({ intent, way }: SubmissionFacts, why: string): SubmissionDecision {
  const reason = `${inDoubt(intent, way)}. ${why}`;
  return { decision: 'unproven', reason, candidates: [] };
}

/** A marker helps whoever looks for the run only where the run carries it. */
function inDoubt({ marker }: RerunIntent, way: RerunWayCapability | undefined): string {
  const name = way?.guard === 'marker' || way?.guard === 'native-key' ? ` (marker ${marker})` : '';
  return `An earlier submission may have started a run${name}`;
}

function endedInTheSameRun({ way }: RerunIntent, rawStatus: string): string {
  return way === 'resume'
    ? `The job was paused and is ${rawStatus} now: resumed and ended since, or ended without having been resumed.`
    : `The job is ${rawStatus}, as before: not started again, or started and ended again in the same way.`;
}

function whatWasNotSeen({ searched }: SubmissionFacts, { guard, search }: RerunWayCapability): string {
  if (!searched) return 'The system cannot be searched for it.';
  const looked =
    guard === 'marker'
      ? 'carries its marker'
      : 'could be it by its kind, name, account and start, or the one that could is known to be the rerun of another job';
  switch (search.sees) {
    case 'active':
      return `No active job ${looked}, but a run that has already ended would not be seen.`;
    case 'recent':
      return `No job that the system still lists ${looked}, but one older than ${hours(search.windowMs)} may not be listed any more.`;
    case 'all':
    case 'nothing':
      return `No job ${looked}, which proves nothing on this system.`;
  }
}

function hours(milliseconds: number): string {
  return `${Math.round(milliseconds / 360_000) / 10} h`;
}

function severalFound(
  intent: RerunIntent,
  way: RerunWayCapability,
  matches: readonly RerunMatch[],
): SubmissionDecision {
  const candidates = matches.map((match) => match.id);
  if (way.guard !== 'provenance') return { decision: 'duplicate', candidates };
  const reason = `${inDoubt(intent, way)}, and several jobs could be it by their kind, name, account and start: ${candidates.join(', ')}.`;
  return { decision: 'unproven', reason, candidates };
}

function fitsSeveral({ id }: RerunMatch): SubmissionDecision {
  const reason = `Job ${id} could be, by its kind, name, account and start, the rerun of this job, and of another one whose submission is in doubt too.`;
  return { decision: 'unproven', reason, candidates: [id] };
}

function lookAgain(reason: string): SubmissionDecision {
  return { decision: 'look-again', reason };
}

function leave(reason: string, phase?: JobPhase): SubmissionDecision {
  return { decision: 'leave', reason, ...(phase && { phase }) };
}
