import type { EndedPlan } from '../../scripts/demo/ended-plan';
import { planProblems } from '../../scripts/demo/plan-checks';
import { OPERATOR } from '../../scripts/demo/operator';
import { scheduleProblems } from '../../scripts/demo/schedule-checks';
import { demoFacts } from './sample-batch';
import { endedPlan, entry, ledger, planned, result, stepDone } from './sample-plan';

const problemsWith = (changes: Partial<EndedPlan>): string[] =>
  planProblems({ ...endedPlan, ...changes }, planned);

const withStep = (name: string, changes: Parameters<typeof stepDone>[0]): Partial<EndedPlan> => {
  const before = result.steps[name] ?? stepDone();
  return { result: { ...result, steps: { ...result.steps, [name]: { ...before, ...changes } } } };
};

const withoutPlace = (index: number): Partial<EndedPlan> => ({
  ledger: ledger.filter((_, place) => place !== index),
});

const withAwaited = (changes: { id?: string; phase?: 'failed' }): Partial<EndedPlan> => ({
  ended: endedPlan.ended.map((one) =>
    one.step === 'second-reruns'
      ? ({ ...one, result: { ...one.result, jobs: [{ ...one.result.jobs[0], ...changes }] } } as typeof one)
      : one,
  ),
});

it('finds nothing wrong with a plan as it must be', () => {
  expect(planProblems(endedPlan, planned)).toEqual([]);
});

it.each([
  [
    'another outcome',
    { result: { ...result, outcome: 'aborted' } } as const,
    'outcome of the plan is aborted, must be done',
  ],
  ['a step that failed', withStep('second', { status: 'failed' }), 'step second is failed, must be done'],
  [
    'a step that nobody skipped',
    withStep('first', { status: 'done' }),
    'step first is done, must be skipped',
  ],
  [
    'another system',
    withStep('second', { system: 'lab' }),
    'system of step second is lab, must be prime-lab',
  ],
  ['a second attempt', withStep('second', { attempts: 2 }), 'attempts of step second is 2, must be 1'],
  [
    'reruns that nobody awaited',
    withStep('second-reruns', { status: 'not-started' }),
    'step second-reruns is not-started, must be done',
  ],
  ['another job awaited', withAwaited({ id: '71' }), 'jobs of step second-reruns is 71, must be 70'],
  ['a rerun that failed', withAwaited({ phase: 'failed' }), 'phase of rerun 70 is failed, must be succeeded'],
])('finds %s', (_what, changes, problem) => {
  expect(problemsWith(changes)).toEqual([problem]);
});

it('finds a step that began too early', () => {
  const early = [entry('second', {}), ...ledger.filter((one) => one !== ledger[5])];
  expect(problemsWith({ ledger: early })).toEqual([
    'step second did not begin after "step-ended" of step first',
    'step second did not begin after "decision" of step second',
  ]);
});

it('finds an approval that nobody gave', () => {
  expect(problemsWith(withoutPlace(4))).toEqual([
    'step second did not begin after "decision" of step second',
    `the ledger does not tell: approve second, by ${OPERATOR}: It may be.`,
  ]);
});

it('finds a decision by somebody else', () => {
  const other = ledger.map((one) => (one.outcome === 'skip' ? { ...one, by: 'somebody' } : one));
  expect(problemsWith({ ledger: other })).toEqual([
    `the ledger does not tell: skip first, by ${OPERATOR}: Nobody knows it.`,
    'nobody should have decided: skip first, by somebody: Nobody knows it.',
  ]);
});

describe('the checks of a schedule', () => {
  const { schedule } = demoFacts();
  const stuck = planned.slice(1).map((one) => ({ ...one, batch: { ...one.batch, step: 'stuck' } }));

  it('find nothing wrong with what must be', () => {
    expect(scheduleProblems(schedule, stuck)).toEqual([]);
  });

  it.each([
    ['a second run', { runs: 2 }, 'runs begun is 2, must be 1'],
    ['a schedule that is still there', { isDeleted: false }, 'it is still there'],
    [
      'jobs that nobody meant',
      { plan: { ...schedule.plan, steps: [{ ...stepDone({ jobs: 5 }), step: 'stuck', after: [] }] } },
      'jobs selected for step stuck is 5, must be 1',
    ],
  ])('find %s', (_what, changes, problem) => {
    expect(scheduleProblems({ ...schedule, ...changes }, stuck)).toEqual([problem]);
  });
});
