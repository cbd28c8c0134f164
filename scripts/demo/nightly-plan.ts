import type { PlanInput, PlanStep, StopOptions } from '../../src/client';
import type { SeededBatch } from './demo-system';

/** Its workflow id, for people to read. */
export const PLAN_ID = 'nightly-remediation';

const STOP: StopOptions = { whenWaiting: 'wait', pollInterval: '500ms', deadline: '30s' };

/** A batch, and the name of the system that it is on. */
export interface PlannedBatch {
  readonly system: string;
  readonly batch: SeededBatch;
}

/** One step for each batch, and one more where its reruns are awaited. A step that fails asks a person. */
export function planFor(batches: readonly PlannedBatch[]): PlanInput {
  return { onFailure: 'ask', steps: Object.fromEntries(batches.flatMap(stepsOf)) };
}

/** The step that waits for the reruns of another one. */
export function awaitingStep(step: string): string {
  return `${step}-reruns`;
}

function stepsOf({ system, batch }: PlannedBatch): [name: string, step: PlanStep][] {
  const { step, after, approvedBecause, select, jobs, stop, rerun } = batch;
  const remediation: PlanStep = {
    ...{ action: 'remediate', system, stop: { ...STOP, ...stop } },
    ...(rerun ? { rerun } : {}),
    ...(select ? { select } : { jobs: jobs.map(({ id }) => id) }),
    ...(after ? { after } : {}),
    ...(approvedBecause === undefined ? {} : { requiresApproval: true }),
  };
  if (!batch.rerunsAwaited) return [[step, remediation]];
  const pace = { pollInterval: '500ms', confirmFor: 0, deadline: '30s' } as const;
  return [
    [step, remediation],
    [awaitingStep(step), { action: 'await', system, rerunsOf: step, await: pace }],
  ];
}
