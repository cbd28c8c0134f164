import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { runCommand } from './command';
import { type Counts, type Outcome, type Step, wholeOutcome } from './step';
import { inTemporaryFolder } from './temporary-folder';

/** All tests. Each counts for itself. */
export const jestStep: Step = {
  name: 'jest',
  heading: 'jest',
  run: (onOutput) =>
    inTemporaryFolder(async (folder): Promise<Outcome> => {
      const report = join(folder, 'report.json');
      const line = ['jest', '--ci', '--json', `--outputFile=${report}`] as const;
      const { code, output } = await runCommand({ line: [...line], onOutput });
      const written = await readFile(report, 'utf8').catch(() => undefined);
      return written === undefined
        ? wholeOutcome(false, output)
        : { counts: jestCounts(JSON.parse(written), code), output };
    }),
};

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});

/** The counts in Jest's JSON report. A file that could not be run is a failure, and so is a bad exit code without one. */
export function jestCounts(report: unknown, exitCode: number): Counts {
  const numbers = Report.parse(report);
  const failed = numbers.numFailedTests + numbers.numRuntimeErrorTestSuites;
  return {
    passed: numbers.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: numbers.numPendingTests + numbers.numTodoTests,
  };
}
