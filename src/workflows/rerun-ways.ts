import type { InspectReport, RerunIntent, RerunWay } from '../contract';
import type { Board } from './board';
import { hasBeenCancelled } from './failures';
import { doubtAboutOwnRerun } from './own-rerun';
import type { RerunPlan } from './plans';
import { type Candidate, chooseRerun, notRerun } from './rerun-choice';
import { recordRerun } from './rerun-record';
import { submitIntents } from './rerun-submission';

export interface RerunCourse {
  readonly ids: readonly string[];
  readonly plan: RerunPlan;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

/**
 * Submits a rerun of each job in the first way that it allows. Where the system says that a job cannot be rerun in that way, the next one
 * is tried. Returns the last intent of each job.
 */
export async function submitByWays(
  board: Board,
  report: InspectReport,
  course: RerunCourse,
): Promise<RerunIntent[]> {
  const { plan, deadline } = course;
  const last = new Map<string, RerunIntent>();
  const tried = new Map<string, RerunWay[]>();
  let ids = course.ids;
  while (ids.length > 0 && !hasBeenCancelled()) {
    const intents = ids.flatMap((id) => intend(board, report, { id, plan, tried: tried.get(id) ?? [] }));
    for (const intent of intents) {
      last.set(intent.id, intent);
      tried.set(intent.id, [...(tried.get(intent.id) ?? []), intent.way]);
    }
    for (const { id, way, marker, run } of intents) {
      board.ledger.note({ event: 'intent', id, way, marker, run });
    }
    const certain = intents.filter((intent) => !isInDoubt(board, report, intent));
    await submitIntents(board, certain, { ...plan, deadline, repeated: board.batch.repeated });
    ids = intents.flatMap(({ id }) => (board.reruns.get(id)?.wayImpossible ? [id] : []));
  }
  return [...last.values()];
}

/** Notes the doubt about a job that may have been rerun already: a person decides. */
function isInDoubt(board: Board, { readings }: InspectReport, intent: RerunIntent): boolean {
  const doubt = doubtAboutOwnRerun(
    board,
    intent,
    readings.find(({ id }) => id === intent.id),
  );
  if (doubt) recordRerun(board, doubt);
  return doubt !== undefined;
}

interface Wish {
  readonly id: string;
  readonly plan: RerunPlan;
  readonly tried: readonly RerunWay[];
}

/** The next intent for a job; without one the job keeps, or gets, the result that says why. */
function intend(board: Board, report: InspectReport, { id, plan, tried }: Wish): RerunIntent[] {
  const ways = (plan.ways ?? report.capabilities.rerun.ways.map((known) => known.way)).filter(
    (way) => !tried.includes(way),
  );
  const candidate = candidateFor(board, report, id);
  const chosen = candidate
    ? chooseRerun(candidate, report.capabilities, { batch: board.batch, plan: { ...plan, ways } })
    : notRerun(id, 'The job was not read.');
  if ('intendedAt' in chosen) return [chosen];
  if (tried.length === 0) recordRerun(board, chosen);
  return [];
}

function candidateFor(board: Board, report: InspectReport, id: string): Candidate | undefined {
  const reading = report.readings.find((candidate) => candidate.id === id);
  if (!reading) return undefined;
  const [before, now] = [board.infoBeforeStop ?? [], report.rerunInfo];
  const infos = wasStoppedByUs(board, id) ? [...before, ...now] : [...now, ...before];
  const info = infos.find((candidate) => candidate.id === id);
  return { id, reading, info, verdict: board.verdicts.get(id) };
}

/** What was read before the stop says what is possible after it. Where something else may have ended the job, only a later look does. */
function wasStoppedByUs(board: Board, id: string): boolean {
  const { verdict, run } = board.verdicts.get(id) ?? {};
  const accepted = board.cases.find((stopCase) => stopCase.id === id)?.accepted;
  return verdict === 'stopped' && accepted !== undefined && accepted.run === run;
}
