import type { CallResult, Clock, JsonObject } from '../kit';
import type { BoroVodSettings } from './settings';
import type { Tasks } from './tasks';

/** What a method works on. */
export interface Surroundings {
  readonly tasks: Tasks;
  readonly clock: Clock;
  readonly settings: () => BoroVodSettings;
}

/** Runs one method; throws `CallError` when the call as a whole makes no sense. */
export type Method = (parameters: JsonObject, surroundings: Surroundings) => CallResult;

/** An error of a whole call. The texts are assumptions: the vendor's page with them was not reached. */
export class CallError extends Error {
  override readonly name = 'CallError';
}

/** Items, and nothing changed. */
export function answer(items: readonly JsonObject[], effects: readonly string[] = []): CallResult {
  return { items, effects };
}
