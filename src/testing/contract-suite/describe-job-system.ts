import { checksFor } from './checks';
import { runCheck } from './run-checks';
import { partsMissing, type JobSystemStage } from './stage';

/** The two words that jest, vitest, mocha and node:test have in common. */
export interface TestFramework {
  readonly describe: (title: string, define: () => void) => unknown;
  readonly it: {
    (title: string, test: () => Promise<void>): unknown;
    readonly skip: (title: string, test: () => void) => unknown;
  };
}

/**
 * Defines one test per promise of the contract for an adapter. Promises that the stage has no part for are defined as skipped.
 *
 * @param framework default: the global `describe` and `it`; hand it in where there are none:
 * `import { describe, it } from 'node:test'; describeJobSystem('mine', stage, { describe, it })`
 * @throws TypeError when there is neither
 */
export function describeJobSystem<Server>(
  title: string,
  stage: JobSystemStage<Server>,
  framework: TestFramework = globalFramework(),
): void {
  const { describe, it } = framework;
  describe(title, () => {
    for (const check of checksFor(stage)) {
      const missing = partsMissing(stage, check.needs);
      if (missing.length === 0) it(check.title, () => runCheck(stage, check));
      else it.skip(`${check.title} (the stage has no ${missing.join(', ')})`, () => undefined);
    }
  });
}

function globalFramework(): TestFramework {
  const { describe, it } = globalThis as Partial<TestFramework>;
  if (describe && it) return { describe, it };
  throw new TypeError('There is no global describe and it: hand them in as { describe, it }.');
}
