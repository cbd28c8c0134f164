import { type Capabilities, type StopMode } from '../contract';
import { jobCount } from '../contract/job-count';
import { activitiesWith } from './activity-calls';
import { type Board, giveVerdicts } from './board';
import { show } from './desk';
import { hasBeenCancelled, reasonOf } from './failures';
import { invalidInput, type StopPlan } from './plans';
import { isOpen, isStoppable, noteStop, stoppablePhases, type StopCase } from './stop-case';
import { watchCases } from './stop-watch';

/** What a stop phase goes by once the system is known. */
export interface StopCourse {
  readonly capabilities: Capabilities;
  readonly plan: StopPlan;
  mode: StopMode;
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
  return {
    capabilities,
    plan,
    mode,
    deadline: startedAt + plan.deadlineMs,
    escalateAt: escalates ? startedAt + (plan.escalateAfterMs ?? 0) : Infinity,
    rounds: 0,
  };
}

function isToGoOn(board: Board, course: StopCourse): boolean {
  return (
    board.cases.some(isOpen) && !hasBeenCancelled() && (course.rounds === 0 || Date.now() < course.deadline)
  );
}

async function playRound(board: Board, course: StopCourse): Promise<void> {
  course.rounds += 1;
  escalate(board, course);
  for (const stopCase of board.cases) refuseToWait(stopCase, course);
  await stopCases(board, course);
  giveVerdicts(board, 'settled');
  show(board);
  if (board.cases.some(isOpen) && !hasBeenCancelled()) await watchCases(board, course);
  giveVerdicts(board, 'settled');
  show(board);
}

/** A job that accepted the milder stop is asked again, harder. */
function escalate(board: Board, course: StopCourse): void {
  if (Date.now() < course.escalateAt) return;
  course.mode = 'force';
  course.escalateAt = Infinity;
  for (const stopCase of board.cases) if (isOpen(stopCase)) delete stopCase.accepted;
}

/** A job that cannot be stopped yet is waited for only when the caller said so, or when it was running when we asked. */
function refuseToWait(stopCase: StopCase, { capabilities, mode, plan }: StopCourse): void {
  const { reading, asked } = stopCase;
  if (plan.whenWaiting === 'wait' || asked !== 'no' || !isOpen(stopCase)) return;
  if (
    reading?.outcome !== 'found' ||
    reading.snapshot.phase === 'stopping' ||
    reading.snapshot.restartWatchMs
  )
    return;
  if (isStoppable(stopCase, stoppablePhases(capabilities, mode))) return;
  stopCase.givenUp = `The system stops no job in this state. With whenWaiting: 'wait' it is stopped as soon as it can be.`;
}

async function stopCases(board: Board, course: StopCourse): Promise<void> {
  const { system } = board.batch;
  const { mode, deadline, capabilities } = course;
  const due = board.cases.filter((stopCase) => isStoppable(stopCase, stoppablePhases(capabilities, mode)));
  const targets = due.flatMap(({ reading }) => (reading?.outcome === 'found' ? [reading.snapshot] : []));
  if (targets.length === 0) return;
  board.stage = 'stopping';
  show(board);
  const summary = `${mode} stop of ${jobCount(targets.length)} on ${system}`;
  try {
    const report = await activitiesWith({ summary, deadline })['jobControl.stop']({ system, targets, mode });
    report.jobs.forEach((target, index) => {
      const stopCase = due[index];
      if (stopCase) noteStop(stopCase, target, mode);
    });
  } catch (error) {
    await closeAfterFailure(board, course, { due, reason: reasonOf(error) });
  }
}

interface FailedStop {
  readonly due: readonly StopCase[];
  readonly reason: string;
}

/** Some of the batch may have been asked before the call failed, so one last look is taken. */
async function closeAfterFailure(
  board: Board,
  course: StopCourse,
  { due, reason }: FailedStop,
): Promise<void> {
  for (const stopCase of due) if (stopCase.asked === 'no') stopCase.asked = 'perhaps';
  if (hasBeenCancelled()) return;
  await watchCases(board, { ...course, deadline: Date.now() }, due);
  for (const stopCase of due) if (isOpen(stopCase)) stopCase.givenUp = reason;
}

function markInterruption(stopCase: StopCase): void {
  if (stopCase.settled || !hasBeenCancelled()) return;
  stopCase.interrupted ??= 'The workflow was cancelled, so nothing more was sent or read.';
}
