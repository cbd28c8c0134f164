import type { RerunIntent, RerunResolution } from '../contract';
import { brief, briefMessage } from '../contract/brief';
import { tellAttribute } from './ask-attribute';
import type { Board } from './board';
import { closeQuestions, nextAnswers, openQuestions } from './desk';
import { show } from './display';
import { hasBeenCancelled } from './failures';
import { tellPlanAsking } from './plan-signal';
import type { RerunPlan } from './plans';
import { submitIntents } from './rerun-submission';
import { resolved } from './resolution';

/** Lets a person settle what nothing can prove, until all is settled or the time is over. What stays open stays `unproven`. */
export async function settleUnproven(
  board: Board,
  intents: readonly RerunIntent[],
  plan: RerunPlan,
): Promise<void> {
  if (plan.whenUnproven !== 'ask') return;
  const deadline = Date.now() + plan.answerWithinMs;
  const givenUp = new Set<string>();
  const openIntents = (): RerunIntent[] =>
    intents.filter(({ id }) => board.reruns.get(id)?.outcome === 'unproven' && !givenUp.has(id));
  let asked = false;
  try {
    while (openIntents().length > 0 && !hasBeenCancelled()) {
      if (!asked) tellAsking(plan, openIntents().length);
      asked = true;
      const answers = await askAbout(board, openIntents(), deadline);
      if (answers.length === 0) return;
      for (const answer of answers) take(board, answer, givenUp);
      await submitAgain(board, wantedAgain(intents, answers), plan);
    }
  } finally {
    closeQuestions(board);
    if (asked) tellAsking(plan, 0);
  }
}

function tellAsking({ askAttribute }: RerunPlan, questions: number): void {
  tellPlanAsking(questions);
  tellAttribute(askAttribute, questions > 0);
}

async function askAbout(
  board: Board,
  open: readonly RerunIntent[],
  deadline: number,
): Promise<RerunResolution[]> {
  openQuestions(
    board,
    open.map(({ id }) => id),
  );
  board.stage = 'asking';
  show(board);
  try {
    return await nextAnswers(board, deadline);
  } catch (error) {
    if (hasBeenCancelled()) return [];
    throw error;
  }
}

function take(board: Board, answer: RerunResolution, givenUp: Set<string>): void {
  const { id, decision, newId, by, why } = answer;
  board.ledger.note({
    event: 'answer',
    id,
    outcome: decision,
    ...(newId === undefined ? {} : { newId }),
    ...(by === undefined ? {} : { by: brief(by) }),
    ...(why === undefined ? {} : { why: briefMessage(why) }),
  });
  const result = board.reruns.get(answer.id);
  if (result) board.reruns.set(answer.id, resolved(result, answer));
  if (answer.decision === 'give-up') givenUp.add(answer.id);
}

function wantedAgain(intents: readonly RerunIntent[], answers: readonly RerunResolution[]): RerunIntent[] {
  const ids = answers.flatMap((answer) => (answer.decision === 'submit-again' ? [answer.id] : []));
  return intents.filter((intent) => ids.includes(intent.id));
}

/** A person's word that nothing was started counts, except where a reset may have put it before a later submission. */
async function submitAgain(board: Board, intents: readonly RerunIntent[], plan: RerunPlan): Promise<void> {
  if (intents.length === 0) return;
  board.stage = 'rerunning';
  show(board);
  const deadline = Date.now() + plan.deadlineMs;
  await submitIntents(board, intents, { ...plan, deadline, repeated: board.batch.wasReset });
}
