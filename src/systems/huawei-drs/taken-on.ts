import { canRetryHelp } from '../../contract';
import { isAboutTask, meaningOf } from './error-codes';
import { DrsError, errorOfItem, noAnswer } from './errors';
import type { Created } from './generation';
import { isTakenOn } from './item';
import { shown } from './said';

/** Whether DRS took an action on, and its own words. */
export interface TakenOn extends Created {
  readonly takenOn: boolean;
  readonly says: string;
}

/**
 * Acts on one task, and reads the answer: under HTTP 2xx by its status and its code, under 400 by its code.
 *
 * @param id the task acted on
 * @throws SystemError for what says nothing about the task: a failure that may pass (too frequent, another operation under way, the
 * service's own trouble), one of the exchange, or an answer about another task
 */
export async function attempt(action: () => Promise<Created>, id: string): Promise<TakenOn> {
  try {
    const created = await action();
    const { call, item } = created;
    if (item.id !== undefined && item.id !== id) throw noAnswer(call, `an answer about task ${item.id}`);
    if (isTakenOn(item, true)) return { call, item, takenOn: true, says: item.status ?? 'accepted' };
    return refusalIn(created);
  } catch (error) {
    return refusalOf(error);
  }
}

/** The refusal in an answer under HTTP 2xx. Throws `SystemError` where it may pass. */
export function refusalIn({ call, item }: Created): TakenOn {
  if (mayPass(item.code)) throw errorOfItem(call, item);
  return { call, item, takenOn: false, says: shown(item) || `status ${item.status ?? 'missing'}` };
}

/** The refusal in a failed exchange. Throws it again where it says nothing about the task, or may pass. */
export function refusalOf(error: unknown): TakenOn {
  if (!(error instanceof DrsError) || !isAboutTask(error.code) || mayPass(error.code)) throw error;
  if (error.effect !== 'none') throw error; // a 5xx with a code that nobody knows: what came before it is not known
  const { call, code, message } = error;
  return { call, item: { ...(code !== undefined && { code }) }, takenOn: false, says: message };
}

/** Whether the same request, sent later, may be taken on: not where the task itself stands in its way. */
function mayPass(code: string | undefined): boolean {
  const meaning = meaningOf(code);
  if (meaning === undefined || !canRetryHelp(meaning.kind)) return false;
  return code !== 'DRS.M00304' && code !== 'DRS.10010047' && code !== 'DRS.M00277';
}
