import type { Operation } from '../vendors/chaos-vendor';
import type { Aimed, Expected, Scenario } from './cell';

/** What a fault is asked to hit. */
export interface Aim extends Aimed {
  readonly operation: Operation;
}

/** A row of the matrix: for every operation a scenario, or the reason why there is none. */
export interface Fault {
  readonly name: string;
  /** The operations at which the reduced matrix plays it; default: none. */
  readonly quickAt?: readonly Operation[];
  at(aim: Aim): Scenario | string;
}

/** The fault passes, so every job is rerun in the end. */
export const ALL_RERUN: Expected = { hit: 'rerun', others: 'rerun' };

/** The same, and as nothing can have taken effect, no person is asked. */
export const ALL_RERUN_UNASKED: Expected = { hit: 'rerun-unasked', others: 'rerun-unasked' };

/** What becomes of the jobs depends on words that nobody documents; nothing may be harmed. */
export const NOTHING_HARMED: Expected = { hit: 'safe', others: 'safe' };
