import { planWorkflow } from '../../src/cli/plan-workflow';
import type { PlanResult, StepResult } from '../../src/contract';
import { CapturedOutput } from './screen/captured-output';

const step = (status: StepResult['status'], reason: string): StepResult => ({
  ...{ action: 'stop', system: 'boro-lab', counts: {}, unwanted: [], workflows: [], attempts: 1 },
  ...{ status, reason },
});

describe('a plan that has ended', () => {
  it('marks only what failed as a fault', () => {
    const output = new CapturedOutput();
    const steps = {
      verification: step('done', 'No job fitted.'),
      after: step('skipped', 'A person skipped it.'),
      drain: step('failed', 'A job is not as wanted.'),
    };
    planWorkflow.told({ outcome: 'failed', steps } as unknown as PlanResult, {}).write(output);
    expect(output.text.split('\n').slice(-4)).toEqual([
      '! verification: No job fitted.',
      '  after: A person skipped it.',
      '✗ drain: A job is not as wanted.',
      '',
    ]);
  });
});
