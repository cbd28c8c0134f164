import type { StepProgress, StepStatus } from '../../src/client';
import { problemsInPlan } from '../../src/contract';
import { planFor } from '../../scripts/demo/nightly-plan';
import { decisionAbout, OPERATOR } from '../../scripts/demo/operator';
import { running } from './sample-batch';
import { planned } from './sample-plan';

const asked = (step: string, status: StepStatus): StepProgress => ({
  ...{ step, status, action: 'remediate', system: 'lab', after: [], counts: {}, attempts: 0, workflows: [] },
  question: 'May it?',
});

it('makes a step of each batch, in their order', () => {
  const plan = planFor(planned);
  expect(problemsInPlan(plan)).toEqual([]);
  expect(plan.steps).toMatchObject({
    first: { action: 'remediate', system: 'boro-lab', jobs: ['999'] },
    second: { after: ['first'], requiresApproval: true, jobs: ['63'] },
    'second-reruns': { action: 'await', system: 'prime-lab', rerunsOf: 'second' },
  });
});

it('finds the jobs of a schedule by a filter', () => {
  const select = { runningFor: '6 hours' } as const;
  const plan = planFor([{ system: 'ao-lab', batch: { step: 'stuck', select, jobs: [running] } }]);
  expect(problemsInPlan(plan)).toEqual([]);
  expect(plan.steps['stuck']).toMatchObject({ select });
  expect(plan.steps['stuck']).not.toHaveProperty('jobs');
});

it.each([
  ['second', 'approval', { decision: 'approve', step: 'second', by: OPERATOR, why: 'It may be.' }],
  ['first', 'question', { decision: 'skip', step: 'first', by: OPERATOR, why: 'Nobody knows it.' }],
  ['second', 'running', undefined],
  [
    'second',
    'question',
    { decision: 'abort', by: OPERATOR, why: 'Nobody expected this of step second: May it?' },
  ],
] as const)('answers about %s in %s', (step, status, decision) => {
  expect(decisionAbout(asked(step, status), planned)).toEqual(decision);
});
