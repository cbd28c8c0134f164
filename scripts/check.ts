import { readOptions } from './check/options';
import { runSteps } from './check/run-steps';
import { STEPS } from './check/steps';
import { hasFailed, summary } from './check/summary';

/** Everything CI checks; see `scripts/check/steps.ts`. Options: `--only <step,step>`, `--verbose`. */
async function main(): Promise<void> {
  const { steps, verbose } = readOptions(process.argv.slice(2), STEPS);
  const reports = await runSteps(steps, { verbose, write: (text) => process.stdout.write(text) });
  console.log(summary(reports));
  process.exitCode = hasFailed(reports) ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
