import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  defineQuery,
  defineUpdate,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import {
  type Progress,
  PROGRESS_QUERY,
  RESOLVE_RERUN_UPDATE,
  type RerunResolution,
  WORKFLOWS,
} from '../contract';
import { type Board, progressOf } from './board';
import { describeBoards } from './details';
import { problemInResolution, requireExistingRun } from './resolution';

/** Answers with the `Progress` of the workflow. */
export const progressQuery = defineQuery<Progress>(PROGRESS_QUERY);

/** Settles a rerun that nothing can prove. Refused with a reason while no such question is open. */
export const resolveRerunUpdate = defineUpdate<void, [RerunResolution]>(RESOLVE_RERUN_UPDATE);

interface Question {
  readonly board: Board;
  readonly id: string;
  answer?: RerunResolution;
}

/** One per workflow execution: each has its own copy of this module. Several batches run inline share it. */
const boards: Board[] = [];
const questions: Question[] = [];

/** Shows a batch to the progress query and, in our own workflows, in the Web UI. */
export function show(board: Board): void {
  if (!boards.includes(board)) {
    boards.push(board);
    setHandler(progressQuery, () => ({ batches: boards.map(progressOf) }));
    setHandler(resolveRerunUpdate, resolve, { validator: validate });
  }
  const isOurs = (Object.values(WORKFLOWS) as string[]).includes(workflowInfo().workflowType);
  if (isOurs) setCurrentDetails(describeBoards(boards));
}

/** Asks people about jobs and waits until at least one answer has come, or the time is over. Returns the answers. */
export async function ask(
  board: Board,
  ids: readonly string[],
  deadline: number,
): Promise<RerunResolution[]> {
  const asked = ids.map((id): Question => ({ board, id }));
  for (const question of asked) board.questions.add(question.id);
  questions.push(...asked);
  show(board);
  try {
    await condition(() => asked.some((question) => question.answer), Math.max(1, deadline - Date.now()));
    await condition(allHandlersFinished);
    return asked.flatMap((question) => (question.answer ? [question.answer] : []));
  } finally {
    for (const question of asked) {
      board.questions.delete(question.id);
      questions.splice(questions.indexOf(question), 1);
    }
  }
}

function findQuestions({ id, system }: RerunResolution): Question[] {
  return questions.filter(
    (question) =>
      question.id === id &&
      !question.answer &&
      (system ?? question.board.batch.system) === question.board.batch.system,
  );
}

function validate(resolution: RerunResolution): void {
  const problem = problemInResolution(resolution);
  if (problem !== undefined) throw invalidResolution(problem);
  const [question, another] = findQuestions(resolution);
  if (!question)
    throw invalidResolution(`no rerun of job ${JSON.stringify(resolution.id)} is waiting for an answer`);
  if (another)
    throw invalidResolution('several systems have a job of that id waiting: name the "system" too');
}

async function resolve(resolution: RerunResolution): Promise<void> {
  const [question] = findQuestions(resolution);
  if (!question) throw invalidResolution('the question has been answered in the meantime');
  if (resolution.decision === 'adopt') await requireExistingRun(question.board.batch.system, resolution);
  if (question.answer) throw invalidResolution('the question has been answered in the meantime');
  question.answer = resolution;
}

function invalidResolution(problem: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(
    `The answer was not taken: ${problem}.`,
    'JobControl.InvalidResolution',
  );
}
