import type { RerunIntent, RerunResolution } from '../contract';
import type { Board } from './board';
import { ask, show } from './desk';
import { hasBeenCancelled } from './failures';
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
  for (;;) {
    const open = intents.filter(({ id }) => board.reruns.get(id)?.outcome === 'unproven' && !givenUp.has(id));
    if (open.length === 0 || hasBeenCancelled()) return;
    const answers = await askAbout(board, open, deadline);
    if (answers.length === 0) return;
    for (const answer of answers) take(board, answer, givenUp);
    await submitIntents(board, wantedAgain(open, answers), { ...plan, repeated: false });
  }
}

async function askAbout(
  board: Board,
  open: readonly RerunIntent[],
  deadline: number,
): Promise<RerunResolution[]> {
  board.stage = 'asking';
  try {
    return await ask(
      board,
      open.map(({ id }) => id),
      deadline,
    );
  } catch (error) {
    if (hasBeenCancelled()) return [];
    throw error;
  } finally {
    board.stage = 'rerunning';
    show(board);
  }
}

function take(board: Board, answer: RerunResolution, givenUp: Set<string>): void {
  const result = board.reruns.get(answer.id);
  if (result) board.reruns.set(answer.id, resolved(result, answer));
  if (answer.decision === 'give-up') givenUp.add(answer.id);
}

function wantedAgain(open: readonly RerunIntent[], answers: readonly RerunResolution[]): RerunIntent[] {
  const ids = answers.flatMap((answer) => (answer.decision === 'submit-again' ? [answer.id] : []));
  return open.filter((intent) => ids.includes(intent.id));
}
