import type { Output } from '../../../src/cli/screen/output';
import type { Cell } from '../cells/cell';
import type { Outcome } from '../play/outcome';
import { rowOf } from './rows';
import { keepViolation } from './violation-files';
import type { Lab } from '../stage/lab';

/** Tells people how far the matrix is. */
export interface Reporter {
  say(line: string): void;
  /** One row for a cell; with its files where a promise was broken. */
  played(outcome: Outcome, lab: Lab): Promise<void>;
  /** A cell that could not be played. */
  failed(cell: Cell, error: unknown): void;
}

/** Says nothing more from when somebody wants the run to end. */
export function reporterFor(output: Output, seed: number, asked: AbortSignal): Reporter {
  const startedAt = performance.now();
  const say = (line: string): void => {
    if (asked.aborted) return;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6);
    output.write(`${seconds} s  ${line}\n`);
  };
  return {
    say,
    failed: ({ id }, error) =>
      say(`NOT PLAYED ${id}: ${error instanceof Error ? error.message : String(error)}`),
    async played(outcome, lab) {
      say(rowOf(outcome));
      if (outcome.violations.length === 0) return;
      for (const violation of outcome.violations) say(`    VIOLATION  ${violation}`);
      const { folder, lines } = await keepViolation(outcome, lab, seed);
      say(`    seed ${seed}, history and ledger in ${folder}`);
      for (const line of lines) say(`      ${line}`);
    },
  };
}
