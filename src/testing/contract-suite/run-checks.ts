import { withBench } from './bench';
import type { Check } from './check';
import { checksFor } from './checks';
import { partsMissing, type JobSystemStage } from './stage';

/** What became of one check. */
export interface CheckReport {
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it failed, or which parts of the stage are missing. */
  readonly reason?: string;
}

/** Runs one check on a server of its own. Rejects when the promise is broken. */
export function runCheck<Server>(stage: JobSystemStage<Server>, check: Check): Promise<void> {
  return withBench(stage, check.run);
}

/** Runs all checks, one after another, without a test framework. Never rejects. */
export async function runChecks<Server>(
  stage: JobSystemStage<Server>,
  checks: readonly Check[] = checksFor(stage),
): Promise<CheckReport[]> {
  const reports: CheckReport[] = [];
  for (const check of checks) reports.push(await report(stage, check));
  return reports;
}

async function report<Server>(stage: JobSystemStage<Server>, check: Check): Promise<CheckReport> {
  const { title, needs } = check;
  const missing = partsMissing(stage, needs);
  if (missing.length > 0) return { title, outcome: 'skipped', reason: `no ${missing.join(', ')}` };
  try {
    await runCheck(stage, check);
    return { title, outcome: 'passed' };
  } catch (error) {
    return { title, outcome: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}
