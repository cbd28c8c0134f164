import { carryOut, examine, type Act, type Actor, type Examined } from '../../acts';
import type { Answer, OperationCall } from '../../operation';
import { Refusal } from '../../refusal';
import { outcomeItem } from '../outcome-item';

/** What is to be done to which job. */
export interface Wanted {
  readonly id: string;
  readonly act: Act;
}

/**
 * One act for each job. What cannot be done is a failed item, or an HTTP 400 for all of it, as the settings say; that
 * another operation is under way is a failed item in any case, as the example of batch-jobs shows.
 */
export function answerResults(call: OperationCall, wanted: readonly Wanted[], status: 200 | 202): Answer {
  const actor: Actor = { projectId: call.projectId, world: call.world, generation: 'v3' };
  const examined = wanted.map(({ id, act }) => examine(id, act, actor));
  if (call.world.settings().v3WrongState === '400') refuseAny(examined);
  const attempts = examined.map((one) => carryOut(one, actor));
  return {
    status,
    items: attempts.map((attempt) => outcomeItem(attempt, call)),
    effects: attempts.flatMap(({ effects }) => effects),
    body: countedResults,
  };
}

/** The body of every batch answer of v3. */
export function countedResults(results: Answer['items']): unknown {
  return { count: results.length, results };
}

/** Throws a `Refusal` when a job is named twice. */
export function refuseDuplicates(wanted: readonly Wanted[]): void {
  if (new Set(wanted.map(({ id }) => id)).size < wanted.length) throw new Refusal('DRS.M00301');
}

function refuseAny(examined: readonly Examined[]): void {
  const trouble = examined.map((one) => one.trouble).find((one) => one && one.reason !== 'busy');
  if (trouble) throw new Refusal(trouble.code);
}
