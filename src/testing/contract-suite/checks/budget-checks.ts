import assert from 'node:assert/strict';
import type { JobPhase, RequestBudget } from '../../../contract';
import type { Bench } from '../bench';
import type { Check } from '../check';
import { phaseOnStage, type Offer } from '../offer';

/** Jobs that are read in one call. */
const JOBS = 2;

/** What is declared of requests. Dry runs tell by it how long a plan takes at least, so it may be too few, never too many. */
export function budgetChecks({ capabilities: { budget, status }, offers }: Offer): Check[] {
  if (!budget) return [];
  const phase = phaseOnStage(offers, ['running', 'succeeded', 'failed', 'stopped', 'waiting']);
  return [
    { title: 'the budget is made of numbers', needs: [], run: () => requireNumbers(budget) },
    ...(status.batchSize < JOBS ? [] : [pollCheck(budget, phase)]),
  ];
}

/** Infinity is no limit: then nothing is to be declared. */
function requireNumbers({ requestsPerSecond, requestsPerJob = {} }: RequestBudget): void {
  const isRate = Number.isFinite(requestsPerSecond) && requestsPerSecond > 0;
  assert.ok(isRate, 'budget.requestsPerSecond must be a number, more than zero');
  for (const [operation, count] of Object.entries(requestsPerJob)) {
    const isCount = Number.isFinite(count) && count >= 0;
    assert.ok(isCount, `budget.requestsPerJob.${operation} must be a number, not negative`);
  }
}

function pollCheck({ requestsPerJob }: RequestBudget, phase: JobPhase): Check {
  const least = requestsPerJob?.status === undefined ? 1 : requestsPerJob.status * JOBS;
  return {
    title: 'a poll sends as much as declared',
    needs: [`jobs.${phase}`, 'http'],
    run: (bench) => pollSends(bench, phase, least),
  };
}

async function pollSends({ make, system, gate, call }: Bench, phase: JobPhase, least: number): Promise<void> {
  const ids = [await make(phase), await make(phase)];
  const before = gate.requests.length;
  await system.status(ids, call);
  const sent = gate.requests.length - before;
  assert.ok(
    sent >= least,
    `reading ${JOBS} jobs sent ${sent} requests, but ${least} are declared as the least`,
  );
}
