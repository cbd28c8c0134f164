/** How many of a step's tests passed and failed; a step that is no test counts as one. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What came of a step. */
export interface Outcome {
  readonly counts: Counts;
  /** What a reader needs when it failed. */
  readonly output: string;
}

/** One thing that is checked. */
export interface Step {
  /** For `--only`. */
  readonly name: string;
  /** One line: what it runs. */
  readonly heading: string;
  /** The step that must have passed before. */
  readonly needs?: string;
  /** Never throws for a finding: that is `failed`. `onOutput` gets the output as it comes. */
  run(onOutput: (text: string) => void): Promise<Outcome>;
}

/** The outcome of a step that either passes or fails as a whole. */
export function wholeOutcome(passed: boolean, output: string): Outcome {
  return { counts: passed ? PASSED : FAILED, output };
}

/** The counts of a step that could not be run. */
export const SKIPPED: Counts = { passed: 0, failed: 0, skipped: 1 };

const PASSED: Counts = { passed: 1, failed: 0, skipped: 0 };
const FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };
