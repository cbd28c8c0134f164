import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  TemporalFailure,
} from '@temporalio/workflow';

/** True once the workflow, or the scope that it runs in, was cancelled. From then on nothing more may be sent. */
export function hasBeenCancelled(): boolean {
  return CancellationScope.current().consideredCancelled;
}

/** The sentence of the failure at the bottom, which says what happened outside. Throws what is no failure of an activity. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof ActivityFailure)) throw error;
  let deepest: Error = error;
  while (deepest instanceof TemporalFailure && deepest.cause) deepest = deepest.cause;
  return deepest.message;
}

/** True for the failure of an activity that no retry can mend. */
export function isFinal(error: unknown): boolean {
  return (
    error instanceof ActivityFailure &&
    error.cause instanceof ApplicationFailure &&
    error.cause.nonRetryable === true
  );
}
