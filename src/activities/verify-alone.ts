import { Context } from '@temporalio/activity';
import type { JobSystem, RerunIntent, RerunMatch, SubmitRequest } from '../contract';
import type { Journal } from './journal';
import { pause } from './pause';
import { duplicate } from './rerun-results';
import { resultOf, type SubmissionState } from './submission-state';

/**
 * Looks once more for runs of the intents that were submitted in doubt: an earlier submission may have arrived after the search that
 * found nothing. It cannot be undone, but it can be told. Throws what the search throws; the next attempt looks again.
 */
export async function verifyAlone(
  system: JobSystem,
  request: SubmitRequest,
  { state, save }: Journal<SubmissionState>,
): Promise<void> {
  const intents = request.intents.filter(({ id }) => state.unverified.includes(id) && resultOf(state, id));
  if (intents.length === 0) return;
  const { cancellationSignal: signal } = Context.current();
  await pause(
    Math.min(system.capabilities.rerun.settleMs, Math.max(1, request.deadline - Date.now())),
    signal,
  );
  const matches = await system.findReruns(intents, { signal });
  for (const intent of intents) noteDuplicates(state, intent, matches);
  state.unverified = state.unverified.filter((id) => !intents.some((intent) => intent.id === id));
  save();
}

function noteDuplicates(state: SubmissionState, intent: RerunIntent, matches: readonly RerunMatch[]): void {
  const own = matches
    .filter(({ marker, id }) => marker === intent.marker && id !== intent.id)
    .map(({ id }) => id);
  const { newId } = resultOf(state, intent.id) ?? {};
  const runs = [...new Set([...(newId === undefined ? [] : [newId]), ...own])];
  if (runs.length > 1) state.results[intent.id] = duplicate(intent, runs);
}
