import { ApplicationFailure, condition, defineUpdate, setHandler } from '@temporalio/workflow';
import { FAILURE_TYPES, RESOLVE_RERUN_UPDATE, type RerunResolution } from '../contract';
import type { Board } from './board';
import { lookUpRun, problemInNames } from './adoption';
import { problemInResolution } from './resolution';

/** Settles a rerun that nothing can prove. Refused with a reason while no such question is open. */
export const resolveRerunUpdate = defineUpdate<void, [RerunResolution]>(RESOLVE_RERUN_UPDATE);

interface Question {
  readonly board: Board;
  readonly id: string;
  answer?: RerunResolution;
}

/** Each workflow execution has its own copy of this module; several batches run inline share it. */
let questions: Question[] = [];
/** Answers that are being looked into. */
let answering = 0;

/** Takes answers from now on. While no question is open each is refused, and the reason says so. */
export function openDesk(): void {
  setHandler(resolveRerunUpdate, resolve, {
    validator: validate,
    description: 'Settles a rerun that nothing can prove.',
  });
}

/** Asks about jobs, until they are answered or `closeQuestions` is called. */
export function openQuestions(board: Board, ids: readonly string[]): void {
  const asked = ids.filter((id) => !board.questions.has(id));
  for (const id of asked) {
    board.questions.add(id);
    board.ledger.note({ event: 'question', id });
  }
  questions = [...questions, ...asked.map((id) => ({ board, id }))];
}

/** Waits until at least one question of the batch is answered, or the time is over. Takes the answers out. */
export async function nextAnswers(board: Board, deadline: number): Promise<RerunResolution[]> {
  const isAnswered = (question: Question): boolean =>
    question.board === board && question.answer !== undefined;
  const timeLeft = Math.max(1, deadline - Date.now());
  const summary = `until a person is given up on, about ${board.batch.system}`;
  const inTime = await condition(() => questions.some(isAnswered), timeLeft, { summary });
  if (!inTime) await condition(() => answering === 0);
  const answered = questions.filter(isAnswered);
  questions = questions.filter((question) => !isAnswered(question));
  for (const { id } of answered) board.questions.delete(id);
  return answered.flatMap(({ answer }) => (answer ? [answer] : []));
}

/** Takes the open questions of the batch back. */
export function closeQuestions(board: Board): void {
  questions = questions.filter((question) => question.board !== board);
  board.questions.clear();
}

function findQuestions({ id, system }: RerunResolution): Question[] {
  const isMeant = (board: Board): boolean => system === undefined || system === board.batch.system;
  return questions.filter((question) => question.id === id && !question.answer && isMeant(question.board));
}

function validate(resolution: RerunResolution): void {
  const problem = problemInResolution(resolution);
  if (problem !== undefined) throw invalidResolution(problem);
  const [question, another] = findQuestions(resolution);
  if (!question)
    throw invalidResolution(`no rerun of job ${JSON.stringify(resolution.id)} is waiting for an answer`);
  if (another)
    throw invalidResolution('several systems have a job of that id waiting: name the "system" too');
  if (resolution.decision === 'submit-again' && question.board.batch.wasReset) throw invalidResolution(RESET);
}

/** After a reset the server may deliver an old answer once more, and an old submission may have followed it already. */
const RESET =
  'this workflow was reset or retried, so what an earlier "submit-again" started may not be seen. ' +
  'Adopt the run, or give up and send a new request';

async function resolve(resolution: RerunResolution): Promise<void> {
  const [question] = findQuestions(resolution);
  if (!question) throw invalidResolution('the question has been answered in the meantime');
  const names = resolution.decision === 'adopt' ? await lookInto(question, resolution) : [];
  if (question.answer || !questions.includes(question)) {
    throw invalidResolution('the question has been answered in the meantime');
  }
  const { board, id } = question;
  // Only now: another answer may have taken that run while the system was asked.
  const problem = problemInNames(board, id, names);
  if (problem !== undefined) throw invalidResolution(problem);
  if (names.length > 0) board.adopted.set(id, names);
  question.answer = resolution;
}

/** The names of the run that is to be adopted. */
async function lookInto({ board }: Question, resolution: RerunResolution): Promise<readonly string[]> {
  answering += 1;
  try {
    const seen = await lookUpRun(board, resolution);
    if ('problem' in seen) throw invalidResolution(seen.problem);
    return seen.names;
  } finally {
    answering -= 1;
  }
}

function invalidResolution(problem: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(
    `The answer was not taken: ${problem}.`,
    FAILURE_TYPES.invalidResolution,
  );
}
