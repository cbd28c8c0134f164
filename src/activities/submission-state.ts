import type { RerunIntent, RerunResult } from '../contract';

/** What one attempt of a submission leaves to the next. Plain JSON. */
export interface SubmissionState {
  /** The results that are final, by job id. */
  readonly results: Record<string, RerunResult>;
  /** Ids whose submission may have taken effect without our knowing. */
  doubtful: string[];
  /** Why the last attempt did not finish. */
  lastError?: string;
}

/** The intents that have no final result yet. */
export function openIntents(intents: readonly RerunIntent[], state: SubmissionState): RerunIntent[] {
  return intents.filter((intent) => !state.results[intent.id]);
}

/** Marks a submission that may take effect from now on. */
export function markDoubtful(state: SubmissionState, id: string): void {
  if (!state.doubtful.includes(id)) state.doubtful.push(id);
}

/** Takes the mark away: it is certain that nothing took effect, or what did is known. */
export function clearDoubt(state: SubmissionState, id: string): void {
  state.doubtful = state.doubtful.filter((doubtful) => doubtful !== id);
}
