import type { StepProgress } from '../../../src/contract';
import { describePlan } from '../../../src/workflows/plan/plan-details';

const step = (name: string, changes: Partial<StepProgress> = {}): StepProgress => ({
  ...{
    step: name,
    action: 'stop',
    system: 'lab',
    status: 'waiting',
    after: [],
    counts: {},
    attempts: 0,
    workflows: [],
  },
  ...changes,
});

describe('the details of a plan', () => {
  it('begin with the questions, and end with the order', () => {
    const text = describePlan({
      stage: 'running',
      steps: [
        step('find', { status: 'done', jobs: 3, counts: { stopped: 2, 'ended-first': 1 } }),
        step('drain', { status: 'question', after: ['find'], reason: 'A | B', question: 'It failed.' }),
        step('copy', {
          status: 'running',
          after: ['find'],
          jobs: 700,
          question: 'Answer there: 1 job in p/copy/1.',
        }),
        step('again', { action: 'rerun', after: ['drain', 'copy'] }),
      ],
    });
    expect(text.split('\n')).toEqual([
      '### Plan: running',
      '',
      'A person has to decide:',
      '- **drain**: It failed.',
      '- **copy**: Answer there: 1 job in p/copy/1.',
      '',
      'Answer with the update `jobControl.decide`: `{"decision": "retry", "step": "..."}`, or `"skip"`; `{"decision": "abort"}`.',
      'Answer in the workflow named, with its update `jobControl.resolveRerun`.',
      '',
      '| step | status | what | jobs | ended as | because |',
      '| --- | --- | --- | --- | --- | --- |',
      '| find | done | stop on lab | 3 | stopped 2; ended-first 1 |  |',
      '| drain | question | stop on lab |  |  | A   B |',
      '| copy | running | stop on lab | 700 |  |  |',
      '| again | waiting | rerun on lab |  |  |  |',
      '',
      'Order:',
      '',
      '1. ✓ find',
      '2. ? drain, ▶ copy',
      '3. ○ again',
    ]);
  });

  it('stay within what the Web UI takes', () => {
    const steps = Array.from({ length: 100 }, (_, index) =>
      step(`step-${index}`, { status: 'failed', reason: 'é'.repeat(500) }),
    );
    const text = describePlan({ stage: 'running', steps });
    expect(Buffer.byteLength(text)).toBeLessThan(20_000);
    expect(text).toContain('More steps than can be shown here');
  });

  it('are quick for a chain of many ways', () => {
    const steps = Array.from({ length: 100 }, (_, index) =>
      step(`s${index}`, {
        after: [index - 1, index - 2, index - 3].filter((one) => one >= 0).map((one) => `s${one}`),
      }),
    );
    expect(describePlan({ stage: 'running', steps })).toContain('100. ○ s99');
  });
});
