import { brief } from '../contract/brief';

/** Why something failed, on one line: the SDK's errors say it in their cause. Not for the doors: `index.ts` leaves this file out. */
export function failureReason(error: unknown): string {
  if (!(error instanceof Error)) return brief(String(error));
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return brief(`${error.message}${cause}`);
}
