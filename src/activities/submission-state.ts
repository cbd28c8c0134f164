import type { RerunIntent, RerunResult } from '../contract';

/** What one attempt of a submission leaves to the next. Plain JSON. */
export interface SubmissionState {
  /** The results that are final, by job id. */
  readonly results: Record<string, RerunResult>;
  /** How far the reruns have come that were begun and are not finished, by job id. */
  readonly begun: Record<string, Begun>;
  /** Ids whose submission may have taken effect without our knowing. */
  doubtful: string[];
  /** When, in milliseconds since the epoch, such an effect can be expected to show. */
  settledAt?: number;
  /** Ids whose submission failed, the last one last. */
  postponed: string[];
  /** Ids that were submitted although an earlier submission was in doubt: whether that came late is still to be seen. */
  unverified: string[];
  /** Why the last attempt did not finish. */
  lastError?: string;
}

/** A rerun that the system has taken on. */
export interface Begun {
  /** The adapter's note. */
  readonly step: string;
  /** Whether its own answer told so, or a search. */
  readonly knownBy: 'submitted' | 'adopted';
  /** Set once a step may have taken effect that nobody saw: then a refusal is no proof that nothing runs. */
  readonly unsure?: true;
}

/** Nothing has been submitted. */
export function emptyState(): SubmissionState {
  return { results: {}, begun: {}, doubtful: [], postponed: [], unverified: [] };
}

/** The intents that have no final result yet. Those that failed come last, so that one job never holds up the others. */
export function openIntents(intents: readonly RerunIntent[], state: SubmissionState): RerunIntent[] {
  const open = intents.filter((intent) => !resultOf(state, intent.id));
  const place = (intent: RerunIntent): number => state.postponed.indexOf(intent.id);
  return open.sort((one, other) => place(one) - place(other));
}

/** The final result of a job, when there is one. */
export function resultOf(state: SubmissionState, id: string): RerunResult | undefined {
  return Object.hasOwn(state.results, id) ? state.results[id] : undefined;
}

/** How far the rerun of a job has come; `undefined` where none was begun. */
export function begunOf(state: SubmissionState, id: string): Begun | undefined {
  return Object.hasOwn(state.begun, id) ? state.begun[id] : undefined;
}

/** Marks reruns that were begun: a step of theirs may have taken effect unseen. */
export function markUnsure(state: SubmissionState, ids: readonly string[]): void {
  for (const id of ids) {
    const begun = begunOf(state, id);
    if (begun) state.begun[id] = { ...begun, unsure: true };
  }
}

/** Marks a submission that may take effect from now on. */
export function markDoubtful(state: SubmissionState, id: string): void {
  if (!state.doubtful.includes(id)) state.doubtful.push(id);
}

/** Takes the mark away: it is certain that nothing took effect. */
export function clearDoubt(state: SubmissionState, id: string): void {
  state.doubtful = state.doubtful.filter((doubtful) => doubtful !== id);
}

/** Lets the others go first in the next attempt. */
export function postpone(state: SubmissionState, id: string): void {
  state.postponed = [...state.postponed.filter((postponed) => postponed !== id), id];
}

/** How many milliseconds are left until doubtful effects show, `settleMs` at most: a clock may be wrong. */
export function settlingMs(state: SubmissionState, settleMs: number): number {
  return Math.min(settleMs, Math.max(0, (state.settledAt ?? 0) - Date.now()));
}
