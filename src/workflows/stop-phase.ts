import { type Capabilities, hasEnded, type JobPhase, type StopMode } from '../contract';
import { jobCount } from '../contract/job-count';
import { type Board, giveVerdicts } from './board';
import { show } from './display';
import { hasBeenCancelled, isFinal, reasonOf } from './failures';
import { invalidInput, type StopPlan } from './plans';
import { endsForGood } from '../contract/irreversible';
import { counted } from './ledger';
import { guardRun } from './run-guard';
import { giveUpRefused, isOpen, isStoppable, noteStop, type StopCase } from './stop-case';
import { watchCases } from './stop-watch';
import { callAttended } from './zone-lookout';

/** What a stop phase goes by once the system is known. */
export interface StopCourse {
  readonly capabilities: Capabilities;
  readonly plan: StopPlan;
  mode: StopMode;
  /** The one that came first: a job that is where that stop was to put it is not asked harder. */
  readonly firstMode: StopMode;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  /** When `mode` turns to `force`; Infinity when it does not. */
  escalateAt: number;
  /** How many times jobs were asked to stop: each time more of them are gathered. */
  rounds: number;
}

/** Stops what is active and watches until every job has settled, was given up, or the deadline passed. Then gives the verdicts. */
export async function stopAndWatch(board: Board, plan: StopPlan, startedAt: number): Promise<void> {
  const { capabilities } = board;
  if (capabilities) {
    const course = planCourse(capabilities, plan, startedAt);
    while (isToGoOn(board, course)) await playRound(board, course);
  }
  for (const stopCase of board.cases) markInterruption(stopCase);
  giveVerdicts(board, 'all');
  show(board);
}

/** Fails for a mode that the system does not have. */
export function planCourse(capabilities: Capabilities, plan: StopPlan, startedAt: number): StopCourse {
  const { modes, defaultMode } = capabilities.stop;
  const known = Object.keys(modes).join(', ');
  const mode = plan.mode ?? defaultMode;
  if (!modes[mode]) throw invalidInput(`stop.mode: the system cannot "${mode}"; it can: ${known}`);
  const escalates = plan.escalateAfterMs !== undefined && mode !== 'force';
  if (escalates && !modes.force)
    throw invalidInput(`stop.escalateAfter: the system has no force stop; it can: ${known}`);
  requireReversible(capabilities, plan, escalates ? [mode, 'force'] : [mode]);
  return {
    capabilities,
    plan,
    mode,
    firstMode: mode,
    deadline: startedAt + plan.deadlineMs,
    escalateAt: escalates ? startedAt + (plan.escalateAfterMs ?? 0) : Infinity,
    rounds: 0,
  };
}

/** What cannot be undone is done only when it was asked for in so many words. */
function requireReversible({ stop }: Capabilities, plan: StopPlan, used: readonly StopMode[]): void {
  const final = used.find((mode) => stop.modes[mode]?.reversible === false);
  if (final === undefined || plan.allowIrreversible) return;
  throw invalidInput(`stop: ${endsForGood(final)}`);
}

function isToGoOn(board: Board, course: StopCourse): boolean {
  return (
    board.cases.some(isOpen) && !hasBeenCancelled() && (course.rounds === 0 || Date.now() < course.deadline)
  );
}

async function playRound(board: Board, course: StopCourse): Promise<void> {
  course.rounds += 1;
  escalate(board, course);
  for (const stopCase of board.cases) spareOwnRerun(board, course, stopCase);
  for (const stopCase of board.cases) refuseToWait(stopCase, course);
  await stopCases(board, course);
  if (!willEscalate(course)) for (const stopCase of board.cases) giveUpRefused(stopCase, course.mode);
  giveVerdicts(board, 'settled');
  show(board);
  if (board.cases.some(isOpen) && !hasBeenCancelled()) await watchCases(board, course);
  giveVerdicts(board, 'settled');
  show(board);
}

/** After a reset a job that is at work under its old id, or shows it later, may be the rerun that this very request started. */
function spareOwnRerun(
  { batch, purpose }: Board,
  { capabilities, mode }: StopCourse,
  stopCase: StopCase,
): void {
  const keepsId = capabilities.rerun.ways.some((way) => way.id === 'kept');
  if (!batch.repeated || purpose !== 'remediate' || !keepsId || !isOpen(stopCase)) return;
  if (stopCase.reading?.outcome !== 'found') return;
  const { phase } = stopCase.reading.snapshot;
  // A paused job is where the stop of the earlier execution has put it: it is not refused, and goes on.
  if (hasEnded(phase) || isRestIn(capabilities, mode, phase)) return;
  stopCase.givenUp =
    'It was not stopped: an earlier execution of this request may have rerun it. Send a new request to stop it.';
}

/** True while a harder stop is still to come. */
function willEscalate({ escalateAt, deadline }: StopCourse): boolean {
  return escalateAt < deadline;
}

/** From now on jobs are asked again, harder. */
function escalate(board: Board, course: StopCourse): void {
  if (Date.now() < course.escalateAt) return;
  course.mode = 'force';
  course.escalateAt = Infinity;
}

/** A job that cannot be stopped yet is waited for only when there is reason to. */
function refuseToWait(stopCase: StopCase, course: StopCourse): void {
  const { reading, asked } = stopCase;
  if (asked !== 'no' || !isOpen(stopCase) || reading?.outcome !== 'found') return;
  const { phase, restartWatchMs = 0 } = reading.snapshot;
  if (hasEnded(phase)) return;
  const isAtRest = isRestIn(course.capabilities, course.mode, phase);
  stopCase.settled = isAtRest && Math.max(restartWatchMs, course.plan.confirmMs) === 0;
  if (isAtRest || phase === 'stopping' || isWorthWaiting(stopCase, course)) return;
  stopCase.givenUp = `The system stops no job in this state. With whenWaiting: 'wait' it is stopped as soon as it can be.`;
}

function isWorthWaiting(stopCase: StopCase, course: StopCourse): boolean {
  const { capabilities, mode, plan } = course;
  if (plan.whenWaiting === 'wait' || isStoppable(stopCase, capabilities, mode)) return true;
  return willEscalate(course) && isStoppable(stopCase, capabilities, 'force');
}

/** True for a job that is where the stop would put it: a paused job needs no pause. */
function isRestIn({ stop }: Capabilities, mode: StopMode, phase: JobPhase): boolean {
  return stop.modes[mode]?.endsAs.some((end) => end.phase === phase) ?? false;
}

async function stopCases(board: Board, course: StopCourse): Promise<void> {
  const { system, runs } = board.batch;
  const { mode, deadline, capabilities } = course;
  const due = board.cases.filter((stopCase) => isStoppable(stopCase, capabilities, mode));
  const targets = due.flatMap(({ reading }) => (reading?.outcome === 'found' ? [reading.snapshot] : []));
  if (targets.length === 0) return;
  board.stage = 'stopping';
  show(board);
  const summary = `${mode} stop of ${jobCount(targets.length)} on ${system}`;
  try {
    const report = await callAttended(board, { summary, deadline }, (activities) =>
      activities['jobControl.stop']({
        system,
        targets,
        mode,
        ...(course.plan.allowIrreversible ? { allowIrreversible: true } : {}),
        ...(Object.keys(runs).length > 0 ? { runs } : {}),
        ...(mode === course.firstMode ? {} : { restPhases: restPhasesOf(course) }),
      }),
    );
    const outcome = counted(report.jobs.map(({ receipt }) => receipt?.outcome ?? 'not asked'));
    board.ledger.note({ event: 'stop', mode, jobs: targets.length, outcome });
    report.jobs.forEach((target, index) => {
      const stopCase = due[index];
      if (stopCase) noteStop(stopCase, target, mode);
      if (stopCase && !hasEndedNow(stopCase)) guardRun(stopCase, runs);
      if (stopCase && !target.receipt && !target.perhapsAsked) leaveAtRest(stopCase, course);
    });
    const { failure: reason } = report;
    const unanswered = due.filter((_, index) => report.jobs[index]?.receipt === undefined);
    if (reason !== undefined)
      await closeAfterFailure(board, course, { due: unanswered, reason, isFinal: true });
  } catch (error) {
    board.ledger.note({ event: 'stop', mode, jobs: targets.length, outcome: 'failed' });
    for (const stopCase of due) if (stopCase.asked === 'no') stopCase.asked = 'perhaps';
    await closeAfterFailure(board, course, { due, reason: reasonOf(error), isFinal: isFinal(error) });
  }
}

function restPhasesOf({ capabilities, firstMode }: StopCourse): JobPhase[] {
  return capabilities.stop.modes[firstMode]?.endsAs.map(({ phase }) => phase) ?? [];
}

/** A job that the first stop put to rest just before a harder one would have been sent is done with. */
function leaveAtRest(stopCase: StopCase, course: StopCourse): void {
  const { reading } = stopCase;
  if (course.mode === course.firstMode || reading?.outcome !== 'found') return;
  if (!isOpen(stopCase) || hasEndedNow(stopCase)) return;
  if (!restPhasesOf(course).includes(reading.snapshot.phase)) return;
  if (course.plan.confirmMs === 0) stopCase.settled = true;
  else stopCase.givenUp = 'It is at rest, not yet for as long as was asked, so it was not stopped harder.';
}

function hasEndedNow({ reading }: StopCase): boolean {
  return reading?.outcome === 'found' && hasEnded(reading.snapshot.phase);
}

interface FailedStop {
  readonly due: readonly StopCase[];
  readonly reason: string;
  /** True where the system will not take the request at all. */
  readonly isFinal: boolean;
}

/** Some of the batch may have been asked before the call failed, so one last look is taken. */
async function closeAfterFailure(
  board: Board,
  course: StopCourse,
  { due, reason, isFinal }: FailedStop,
): Promise<void> {
  if (hasBeenCancelled()) return;
  await watchCases(board, { ...course, deadline: Date.now() }, due);
  for (const stopCase of due.filter(isOpen)) {
    if (isFinal) stopCase.givenUp = reason;
    else stopCase.interrupted = `The stop could not be sent. ${reason}`;
  }
}

function markInterruption(stopCase: StopCase): void {
  if (stopCase.settled || !hasBeenCancelled()) return;
  stopCase.interrupted ??= 'The workflow was cancelled, so nothing more was sent or read.';
}
