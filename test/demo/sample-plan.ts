import type { LedgerEntry, PlanResult, StepResult } from '../../src/client';
import type { EndedPlan } from '../../scripts/demo/ended-plan';
import type { PlannedBatch } from '../../scripts/demo/nightly-plan';
import { OPERATOR } from '../../scripts/demo/operator';
import { missing, notFound, remediated, running } from './sample-batch';

const AT = '2024-05-01T12:00:00.000Z';

/** Two batches, the second after the first: one of its jobs does not exist, the other is to be approved and has its rerun awaited. */
export const planned: readonly PlannedBatch[] = [
  { system: 'boro-lab', batch: { step: 'first', jobs: [missing], skippedBecause: 'Nobody knows it.' } },
  {
    system: 'prime-lab',
    batch: {
      ...{ step: 'second', after: ['first'], jobs: [running], rerunsAwaited: true },
      approvedBecause: 'It may be.',
    },
  },
];

/** A step that went well, with one job. */
export const stepDone = (changes: Partial<StepResult> = {}): StepResult => ({
  ...{ action: 'remediate', system: 'prime-lab', status: 'done', jobs: 1, attempts: 1, unwanted: [] },
  ...{ counts: { 'stopped, rerun': 1 }, workflows: [] },
  ...changes,
});

/** What the plan says when all goes well. */
export const result: PlanResult = {
  outcome: 'done',
  steps: {
    first: stepDone({ system: 'boro-lab', status: 'skipped', counts: { 'not-found': 1 } }),
    second: stepDone(),
    'second-reruns': stepDone({ action: 'await', counts: { succeeded: 1 } }),
  },
  ledger: [],
};

/** One entry of a plan's ledger. */
export const entry = (step: string, changes: Partial<LedgerEntry>): LedgerEntry => ({
  ...{ at: AT, system: '*', event: 'step-started', step },
  ...changes,
});

/** What a plan wrote down when all went well. */
export const ledger: readonly LedgerEntry[] = [
  entry('first', {}),
  entry('first', { event: 'step-ended', outcome: 'failed' }),
  entry('first', { event: 'decision', outcome: 'skip', by: OPERATOR, why: 'Nobody knows it.' }),
  entry('first', { event: 'step-ended', outcome: 'skipped' }),
  entry('second', { event: 'decision', outcome: 'approve', by: OPERATOR, why: 'It may be.' }),
  entry('second', {}),
  entry('second', { event: 'step-ended', outcome: 'done' }),
];

const ids = { workflowId: 'w', runId: 'r' };
const whole = { cancelled: false, ledger: [] };

/** The plan when all went well. */
export const endedPlan: EndedPlan = {
  ...{ ...ids, result, ledger },
  ended: [
    { ...ids, step: 'first', result: { ...whole, system: 'boro-lab', jobs: [notFound] } },
    { ...ids, step: 'second', result: { ...whole, system: 'prime-lab', jobs: [remediated] } },
    {
      ...{ ...ids, step: 'second-reruns' },
      result: {
        ...{ ...whole, system: 'prime-lab' },
        jobs: [{ id: '70', outcome: 'ended', phase: 'succeeded', reason: 'It ended.', evidence: [] }],
      },
    },
  ],
};
