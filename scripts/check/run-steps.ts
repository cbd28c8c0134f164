import { type Counts, type Outcome, SKIPPED, type Step, wholeOutcome } from './step';

/** What came of one step, for the summary. */
export interface StepReport {
  readonly name: string;
  readonly counts: Counts;
  readonly durationMs: number;
}

/** Runs the steps in order, all of them even when one fails; but not a step whose needed step failed or was skipped. */
export async function runSteps(
  steps: readonly Step[],
  options: { readonly verbose: boolean; readonly write: (text: string) => void },
): Promise<StepReport[]> {
  const reports: StepReport[] = [];
  for (const step of steps) {
    options.write(`${step.name.padEnd(8)} ${step.heading} … ${options.verbose ? '\n' : ''}`);
    const startedAt = performance.now();
    const blocked = reports.some(({ name, counts }) => name === step.needs && counts.passed === 0);
    const onOutput = options.verbose ? options.write : () => undefined;
    const outcome = blocked ? { counts: SKIPPED, output: '' } : await runStep(step, onOutput);
    const report = { name: step.name, counts: outcome.counts, durationMs: performance.now() - startedAt };
    options.write(`${stateOf(report.counts)} (${seconds(report.durationMs)})\n`);
    if (report.counts.failed > 0 && !options.verbose) options.write(`${outcome.output.trimEnd()}\n`);
    reports.push(report);
  }
  return reports;
}

/** A step in one word: a failure anywhere in it makes it fail. */
export function stateOf({ passed, failed }: Counts): 'passed' | 'failed' | 'skipped' {
  if (failed > 0) return 'failed';
  return passed > 0 ? 'passed' : 'skipped';
}

/** A duration for people, for example `3.2 s`. */
export function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`;
}

async function runStep(step: Step, onOutput: (text: string) => void): Promise<Outcome> {
  try {
    return await step.run(onOutput);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    onOutput(`${text}\n`);
    return wholeOutcome(false, text);
  }
}
