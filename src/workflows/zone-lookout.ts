import { CancellationScope, condition } from '@temporalio/workflow';
import type { JobControlActivities } from '../contract';
import { activitiesWith, type CallOptions } from './activity-calls';
import type { Board } from './board';
import { nothingMissing, sayNoWorker } from './missing-worker';
import { FIRST_PATIENCE_MS, timeoutIn } from './untaken-calls';

/** About so long a call may take before it is asked whether its zone still has workers; then twice as long each time. */
const FIRST_LOOK_MS = 20_000;
const LONGEST_DISTANCE_MS = 60 * 60_000;

/** The call of a batch that is under way. */
interface AttendedCall {
  readonly options: CallOptions;
  distanceMs: number;
  /** When to look next: milliseconds since the epoch. */
  lookAt: number;
  readonly looks: CancellationScope;
}

/** Looks after the calls of one batch in its zone, one call at a time. */
export interface Lookout {
  call?: AttendedCall;
  readonly scope: CancellationScope;
}

/**
 * Makes a call of a batch. In a zone it says, beside a call that takes long, when no worker is left there. The call itself has no time-out for
 * being taken: an attempt before may have sent something, and what it noted in its heartbeats would be lost.
 */
export async function callAttended<Report>(
  board: Board,
  options: CallOptions,
  call: (activities: JobControlActivities) => Promise<Report>,
): Promise<Report> {
  const activities = activitiesWith(board.batch, options);
  if (board.batch.zone === undefined) return call(activities);
  const lookout = (board.lookout ??= openLookout(board));
  const [distanceMs, looks] = [FIRST_LOOK_MS, new CancellationScope()];
  lookout.call = { options, distanceMs, looks, lookAt: Date.now() + distanceMs };
  try {
    return await call(activities);
  } finally {
    delete lookout.call;
    looks.cancel();
    nothingMissing(board);
  }
}

/** Ends what looks after a batch that is done. */
export function closeLookout({ lookout }: Board): void {
  lookout?.scope.cancel();
}

function openLookout(board: Board): Lookout {
  const lookout: Lookout = { scope: new CancellationScope() };
  // A look never decides anything, so that it ends in whatever way changes nothing.
  lookout.scope.run(() => lookOut(board, lookout)).catch(() => undefined);
  return lookout;
}

/** One timer serves all calls: a batch whose calls are short costs two events more, however many calls there are. */
async function lookOut(board: Board, lookout: Lookout): Promise<never> {
  for (;;) {
    await condition(() => lookout.call !== undefined);
    await untilDue(lookout);
    const { call } = lookout;
    if (!call || !isSoon(call)) continue;
    await call.looks.run(() => look(board, call)).catch(() => undefined);
    call.distanceMs = Math.min(call.distanceMs * 2, LONGEST_DISTANCE_MS);
    call.lookAt = Date.now() + call.distanceMs;
  }
}

/** A timer that was begun for the call before wakes somewhat early for this one: that is no reason for another timer. */
function isSoon({ lookAt, distanceMs }: AttendedCall): boolean {
  return Date.now() >= lookAt - distanceMs / 2;
}

/** Ends early for a call that is to be looked after sooner than the one before. */
async function untilDue(lookout: Lookout): Promise<void> {
  const lookAt = lookout.call?.lookAt ?? 0;
  const isSooner = (): boolean => lookout.call !== undefined && lookout.call.lookAt < lookAt;
  await condition(isSooner, Math.max(1, lookAt - Date.now()), {
    summary: 'until it is asked whether the zone still has workers',
  });
}

async function look(board: Board, { options }: AttendedCall): Promise<void> {
  if (await isAnswered(board, { ...options, startWithinMs: FIRST_PATIENCE_MS })) return;
  sayNoWorker(board, 'No worker takes the calls any more');
  // This one stays in the task queue beside the call, until a worker is there or the call has ended.
  if (await isAnswered(board, options)) nothingMissing(board);
}

/** Asks for no job, so a worker answers at once and asks the system for nothing. */
async function isAnswered(board: Board, options: CallOptions): Promise<boolean> {
  const { system } = board.batch;
  const summary = `is there a worker for ${system}?`;
  const { 'jobControl.inspect': inspect } = activitiesWith(board.batch, { ...options, summary });
  try {
    await inspect({ system, ids: [], rerunInfo: 'no' });
    return true;
  } catch (error) {
    // A worker that knows no such system is one, too; one that took the call and died is none.
    return timeoutIn(error) === undefined;
  }
}
