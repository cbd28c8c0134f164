import { z } from 'zod';
import { parseJson, type HttpResponse } from '../../http';
import { unreadableAnswer } from './errors';
import { expectedIdForm } from './task-id';

/** What JP1/AO answered to an action. It is about the request: a task that was asked to stop has not ended yet. */
export interface ActionResult {
  /** The vendor's word, for example `success`. */
  readonly state: string;
  /** False where the state says that the action was not, or not wholly, performed. */
  readonly performed: boolean;
  /** Tasks it had an effect on, by id. */
  readonly tasks: readonly string[];
  /** Schedules it had an effect on, by id. */
  readonly schedules: readonly string[];
}

/** A blank state says nothing. */
const answer = z.looseObject({ state: z.string().trim().min(1).optional().catch(undefined) });

/** V12 AOCR0055: besides these, `queued` and `running` (on its way) and `success`. */
const NOT_PERFORMED = new Set(['failed', 'stopping', 'stopped']);

/**
 * Reads what `invoke` answered. Its members are spelt `affectedResource` in the manual's examples and `affectedResources` in its
 * schemas, an address or a list of them: all are read.
 *
 * @throws SystemError `protocol`, effect `unknown`, when it is no such answer; the action may have been performed
 */
export function actionResult(response: HttpResponse): ActionResult {
  const members = answer.safeParse(parseJson(response, { bigIntegers: 'text' })).data;
  const affected = [members?.['affectedResource'], members?.['affectedResources']].flatMap(textsIn);
  if (!members || (members.state === undefined && affected.length === 0)) {
    throw unreadableAnswer(response.call, 'no action result');
  }
  return {
    state: members.state ?? 'no state',
    performed: !NOT_PERFORMED.has(members.state?.toLowerCase() ?? ''),
    tasks: idsIn(affected, 'Tasks'),
    schedules: idsIn(affected, 'Schedules'),
  };
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Only ids are taken from the addresses, never hosts. */
function idsIn(addresses: readonly string[], resource: string): string[] {
  const pattern = new RegExp(`/objects/${resource}/(\\d+)(?![^/?#])`);
  const ids = addresses.flatMap((address) => pattern.exec(address)?.[1] ?? []);
  return [...new Set(ids)].filter((id) => expectedIdForm(id) === undefined);
}
