import { Context } from '@temporalio/activity';
import {
  type JobSystem,
  type RerunIntent,
  type RerunMatch,
  type RerunWayCapability,
  type SubmitRequest,
  SystemError,
} from '../contract';
import { readJobs } from './read-jobs';
import type { OthersMatches, SubmissionFacts } from './submission';
import { openIntents, type SubmissionState } from './submission-state';

export interface Gathering {
  readonly batch: readonly RerunIntent[];
  readonly state: SubmissionState;
}

/** Reads the jobs of a batch and searches for earlier submissions of them, once for the whole batch. */
export async function gatherFacts(
  system: JobSystem,
  request: SubmitRequest,
  gathering: Gathering,
): Promise<SubmissionFacts[]> {
  const { batch, state } = gathering;
  const { cancellationSignal: signal } = Context.current();
  const ids = batch.map((intent) => intent.id);
  const readings = await readJobs(system, ids, { signal });
  const found = await search(system, searchedFor(system, request, gathering));
  return batch.flatMap((intent, index) => {
    const reading = readings[index];
    if (!reading) return [];
    return {
      intent,
      way: wayOf(system, intent),
      reading,
      matches: found?.filter((match) => match.marker === intent.marker) ?? [],
      othersMatches: othersMatches(intent, found ?? [], { state, taken: request.taken ?? [] }),
      searched: found !== undefined,
      doubtful: state.doubtful.includes(intent.id),
      repeated: request.repeated,
      fromPhases: request.fromPhases,
      now: Date.now(),
      deadline: request.deadline,
    };
  });
}

/**
 * What only looks like our run proves something only if it is known what else it could be: so all reruns in doubt are searched for
 * together, and none that was never submitted.
 */
function searchedFor(
  system: JobSystem,
  request: SubmitRequest,
  { batch, state }: Gathering,
): readonly RerunIntent[] {
  const hasProvenance = (intent: RerunIntent): boolean => wayOf(system, intent)?.guard === 'provenance';
  const inDoubt = openIntents(request.intents, state).filter(
    (intent) => hasProvenance(intent) && state.doubtful.includes(intent.id),
  );
  const marked = batch.filter((intent) => !hasProvenance(intent));
  return batch.some((intent) => inDoubt.includes(intent)) ? [...marked, ...inDoubt] : marked;
}

function othersMatches(
  { id, marker }: RerunIntent,
  found: readonly RerunMatch[],
  known: { readonly state: SubmissionState; readonly taken: readonly string[] },
): OthersMatches {
  const here = Object.values(known.state.results).flatMap((result) =>
    result.id !== id && result.newId !== undefined ? [result.newId] : [],
  );
  const taken = [...known.taken, ...here];
  const shared = found.filter((match) => match.marker !== marker).map((match) => match.id);
  return { taken, shared };
}

/** Undefined where the system cannot be searched at all. */
async function search(
  system: JobSystem,
  intents: readonly RerunIntent[],
): Promise<readonly RerunMatch[] | undefined> {
  if (intents.length === 0) return [];
  try {
    return await system.findReruns(intents, { signal: Context.current().cancellationSignal });
  } catch (error) {
    if (error instanceof SystemError && error.kind === 'unsupported') return undefined;
    throw error;
  }
}

function wayOf(system: JobSystem, { way }: RerunIntent): RerunWayCapability | undefined {
  return system.capabilities.rerun.ways.find((capability) => capability.way === way);
}
