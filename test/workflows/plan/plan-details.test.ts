import type { StepProgress } from '../../../src/contract';
import { withPlainSpaces } from '../with-plain-spaces';
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
        step('drain', { status: 'question', after: ['find'], reason: 'C.', question: 'It failed. C.' }),
        step('copy', {
          status: 'running',
          after: ['find'],
          jobs: 700,
          reason: 'A | B',
          question: 'Answer there: 1 job in p/copy/1.',
        }),
        step('again', { action: 'rerun', after: ['drain', 'copy'] }),
      ],
    });
    expect(withPlainSpaces(text).split('\n')).toEqual([
      '### Plan: running',
      '',
      'A person has to decide:',
      '- **drain**: It failed. C.',
      '- **copy**: Answer there: 1 job in p/copy/1.',
      '',
      'Answer with the update `jobControl.decide`: `{"decision": "retry", "step": "..."}`, or `"skip"`; `{"decision": "abort"}`.',
      'Answer in the workflow named, with its update `jobControl.resolveRerun`.',
      '',
      '| step | does | on | status | jobs |',
      '| --- | --- | --- | --- | --- |',
      '| find | stop | lab | done | 3: 2 stopped; 1 ended-first |',
      '| drain | stop | lab | question |  |',
      '| copy | stop | lab | running | 700 |',
      '| again | rerun | lab | waiting |  |',
      '',
      'Order:',
      '',
      '1. ✓ find',
      '2. ? drain (after find), ▶ copy (after find)',
      '3. ○ again (after drain, copy)',
      '',
      'Because:',
      '',
      '- **copy**: A   B',
    ]);
  });

  it('stay within what the Web UI takes', () => {
    const steps = Array.from({ length: 100 }, (_, index) =>
      step(`step-${index}`, { status: 'failed', reason: 'é'.repeat(500) }),
    );
    const text = describePlan({ stage: 'running', steps });
    expect(Buffer.byteLength(text)).toBeLessThan(20_000);
    expect(text).toContain('More than can be shown here');
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
