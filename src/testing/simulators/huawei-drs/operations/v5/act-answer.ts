import { isJsonObject, type JsonObject } from '../../../kit';
import { carryOut, examine, type Act, type Actor } from '../../acts';
import type { Answer, OperationCall } from '../../operation';
import { Refusal } from '../../refusal';
import type { DrsSettings } from '../../settings';
import { without } from '../../wire/without';
import { outcomeItem, type WordPlace } from '../outcome-item';

/** Does an act to the job of the path. A refusal is an HTTP 400, or, as the settings say, 200 with the status `failed`. */
export function answerAct(call: OperationCall, act: Act): Answer {
  const attempt = carryOut(examine(call.jobId, act, actor(call)), actor(call));
  const { trouble, more, effects } = attempt;
  const settings = call.world.settings();
  if (trouble) {
    const { reason, code } = trouble;
    const may200 = reason === 'wrong-state' || reason === 'busy';
    if (!may200 || settings.v5WrongState === '400') throw new Refusal(code);
  }
  return {
    status: 'query_id' in more ? 202 : 200,
    items: [outcomeItem(attempt, call)],
    effects,
    body: ([item]) => shown(item, settings),
  };
}

/** One act for each job, one after another; each has its own outcome under the same 200. */
export function answerActs(
  call: OperationCall,
  wanted: readonly { readonly id: string; readonly act: Act }[],
  place?: WordPlace,
): Answer {
  const attempts = wanted.map(({ id, act }) => carryOut(examine(id, act, actor(call)), actor(call)));
  const items = attempts.map((attempt) => withoutStatus(outcomeItem(attempt, call, place)));
  return {
    status: items.some((item) => 'query_id' in item) ? 202 : 200,
    items,
    effects: attempts.flatMap(({ effects }) => effects),
    body: (jobs) => ({ jobs }),
  };
}

function actor({ projectId, world }: OperationCall): Actor {
  return { projectId, world, generation: 'v5' };
}

/** An item that tells the id of a query has no status (2.4 of the reference). */
function withoutStatus(item: JsonObject): JsonObject {
  return 'query_id' in item ? without(item, 'status') : item;
}

function shown(item: JsonObject | undefined, { actionBody }: DrsSettings): JsonObject {
  if (!isJsonObject(item)) return {};
  if ('query_id' in item) return { query_id: item.query_id };
  if (actionBody === 'full') return item;
  return actionBody === 'minimal' || 'error_code' in item ? without(item, 'id', 'name') : {};
}
