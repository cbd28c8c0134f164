import type { Bench } from './bench';
import type { StagePart } from './stage';

/** One promise of the contract, and the attempt to catch an adapter breaking it. */
export interface Check {
  /** The promise, as a fact. Unique within the checks of one stage. */
  readonly title: string;
  /** The parts of the stage without which it cannot be tried. */
  readonly needs: readonly StagePart[];
  /** Throws or rejects, mostly with an `AssertionError`, when the promise is broken. */
  readonly run: (bench: Bench) => Promise<void> | void;
}
