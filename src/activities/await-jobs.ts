import { Context } from '@temporalio/activity';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import type { AwaitReport, AwaitRequest, JobReading, JobSystem } from '../contract';
import { canRetryHelp, FAILURE_TYPES, SystemError } from '../contract';
import { brief } from '../contract/brief';
import { inBatches } from '../contract/in-batches';
import { withJournal } from './journal';
import { pause } from './pause';
import { readJobs } from './read-jobs';
import { note, reportOn, startWatch, wantsStop, type Watch } from './watch';

/** Longer waits give the worker's slot back and let Temporal wait. */
const LONGEST_WAIT_IN_ATTEMPT_MS = 10_000;

interface WatchState {
  readonly watches: Watch[];
  /** Since when, in milliseconds since the epoch, some job has wanted a stop. */
  gatheringSince?: number;
}

/**
 * Watches jobs until every one has settled, the deadline has passed, or some have wanted a stop for `gatherMs`. However long it
 * takes, it costs the same few events of history. A watch that is cancelled, or refused by the system, reports what it saw.
 */
export function awaitJobs(system: JobSystem, request: AwaitRequest): Promise<AwaitReport> {
  const context = Context.current();
  const empty: WatchState = { watches: request.jobs.map(startWatch) };
  return withJournal(empty, async ({ state, save }) => {
    try {
      await watchUntilDone(system, request, { state, save });
    } catch (error) {
      const isHopeless = error instanceof SystemError && !canRetryHelp(error.kind);
      if (isHopeless) return { jobs: state.watches.map(reportOn), failure: brief(error.message) };
      if (!context.cancellationDetails?.cancelRequested) throw error;
    }
    return { jobs: state.watches.map(reportOn) };
  });
}

interface Watching {
  readonly state: WatchState;
  readonly save: () => void;
}

async function watchUntilDone(system: JobSystem, request: AwaitRequest, watching: Watching): Promise<void> {
  const { cancellationSignal: signal } = Context.current();
  for (;;) {
    const askedToWaitMs = await look(system, request, watching.state);
    watching.save();
    if (isDone(request, watching.state)) return;
    const waitMs = Math.min(Math.max(request.pollIntervalMs, askedToWaitMs), request.deadline - Date.now());
    if (waitMs > LONGEST_WAIT_IN_ATTEMPT_MS) throw waitOutside(waitMs);
    await pause(Math.max(1, waitMs), signal);
  }
}

/** Reads the jobs that have not settled. Returns for how many milliseconds the system asked to be left alone. */
async function look(system: JobSystem, request: AwaitRequest, state: WatchState): Promise<number> {
  const { cancellationSignal: signal } = Context.current();
  const open = new Map(state.watches.filter((watch) => !watch.settled).map((watch) => [watch.job.id, watch]));
  const take = (reading: JobReading): void => {
    const watch = open.get(reading.id);
    open.delete(reading.id);
    if (watch) note(watch, reading, request);
  };
  try {
    for (const ids of inBatches([...open.keys()], system.capabilities.status.batchSize)) {
      for (const reading of await readJobs(system, ids, { signal })) take(reading);
    }
    return 0;
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof SystemError) || !canRetryHelp(error.kind)) throw error;
    // Too many requests say nothing about the jobs: what was read before still stands.
    const known = error.kind === 'rate-limited' ? [...open].filter(([, watch]) => watch.reading) : [];
    for (const [id] of known) open.delete(id);
    for (const id of [...open.keys()]) take(unreadable(id, error));
    return error.retryAfterMs ?? 0;
  }
}

function unreadable(id: string, { call, message }: SystemError): JobReading {
  return { outcome: 'unreadable', id, call, observedAt: new Date().toISOString(), detail: brief(message) };
}

function isDone(request: AwaitRequest, state: WatchState): boolean {
  const open = state.watches.filter((watch) => !watch.settled);
  if (open.length === 0 || Date.now() >= request.deadline) return true;
  const wanting = open.filter((watch) => wantsStop(watch, request.stoppablePhases));
  if (wanting.length === 0) {
    delete state.gatheringSince;
    return false;
  }
  state.gatheringSince ??= Date.now();
  const gatherMs = wanting.length === open.length ? request.pollIntervalMs : request.gatherMs;
  return Date.now() - state.gatheringSince >= gatherMs;
}

function waitOutside(waitMs: number): ApplicationFailure {
  return ApplicationFailure.create({
    message: 'The jobs have not settled yet.',
    type: FAILURE_TYPES.notSettled,
    nextRetryDelay: waitMs,
    category: ApplicationFailureCategory.BENIGN,
  });
}
