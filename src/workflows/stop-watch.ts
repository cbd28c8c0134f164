import type { AwaitedJob, AwaitRequest, JobReading, StopMode } from '../contract';
import { jobCount } from '../contract/job-count';
import type { Board } from './board';
import { hasBeenCancelled, reasonOf } from './failures';
import { counted } from './ledger';
import { guardRun } from './run-guard';
import type { StopCourse } from './stop-phase';
import {
  answeredRun,
  hasFailedForGood,
  isOpen,
  noteWatch,
  stoppablePhases,
  type StopCase,
} from './stop-case';
import { callAttended } from './zone-lookout';

/** Jobs that become stoppable one after another are gathered for up to so long, so that few rounds are needed. */
const LONGEST_GATHERING_MS = 60_000;

/** Watches the open jobs until all have settled, some want a stop, or it is time to escalate or to end. */
export async function watchCases(
  board: Board,
  course: StopCourse,
  cases: readonly StopCase[] = board.cases,
): Promise<void> {
  const open = cases.filter(isOpen);
  const pollIntervalMs = course.plan.pollIntervalMs ?? course.capabilities.status.pollIntervalMs;
  await watch(board, open, {
    jobs: open.map((stopCase) => awaited(stopCase, course.mode)),
    settledPhases: course.capabilities.stop.modes[course.mode]?.endsAs.map((end) => end.phase) ?? [],
    stoppablePhases: stoppablePhases(course.capabilities, course.mode),
    gatherMs: Math.min(pollIntervalMs * 2 ** (course.rounds - 1), LONGEST_GATHERING_MS),
    pollIntervalMs,
    deadline: Math.min(course.deadline, course.escalateAt),
    ...(course.plan.confirmMs > 0 ? { confirmMs: course.plan.confirmMs } : {}),
  });
}

/** Runs one watch, whatever it is for, and takes what it saw into account. `request` has its jobs in the order of `open`. */
export async function watch(
  board: Board,
  open: readonly StopCase[],
  request: Omit<AwaitRequest, 'system'>,
): Promise<void> {
  const { system } = board.batch;
  const summary = `watch ${jobCount(open.length)} on ${system}`;
  board.stage = 'awaiting';
  try {
    const { deadline } = request;
    const report = await callAttended(board, { summary, deadline, endsByItself: true }, (activities) =>
      activities['jobControl.await']({ system, ...request }),
    );
    const outcome = counted(report.jobs.map(({ settled }) => (settled ? 'settled' : 'open')));
    board.ledger.note({ event: 'watch', jobs: open.length, outcome });
    report.jobs.forEach((watched, index) => {
      const stopCase = open[index];
      if (stopCase) noteWatch(stopCase, watched);
      if (stopCase?.asked === 'no') guardRun(stopCase, board.batch.runs);
    });
    if (report.failure !== undefined)
      for (const one of open.filter(isOpen)) noteLostWatch(one, report.failure);
  } catch (error) {
    board.ledger.note({ event: 'watch', jobs: open.length, outcome: 'failed' });
    const reason = reasonOf(error);
    if (!hasBeenCancelled()) for (const stopCase of open) noteLostWatch(stopCase, reason);
  }
}

function awaited(stopCase: StopCase, mode: StopMode): AwaitedJob {
  const acceptedRun = answeredRun(stopCase, mode);
  return {
    id: stopCase.id,
    ...(acceptedRun === undefined ? {} : { acceptedRun }),
    ...(hasFailedForGood(stopCase, mode) ? { ignoreFailedStop: true as const } : {}),
  };
}

function noteLostWatch(stopCase: StopCase, detail: string): void {
  const observedAt = new Date(Date.now()).toISOString();
  const reading: JobReading = { outcome: 'unreadable', id: stopCase.id, call: 'status', observedAt, detail };
  stopCase.givenUp = detail;
  noteWatch(stopCase, { id: stopCase.id, settled: false, reading, observations: [] });
}
