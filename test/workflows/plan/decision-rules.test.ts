import type { PlanDecision, StepStatus } from '../../../src/contract';
import { problemInDecision } from '../../../src/workflows/plan/decision-rules';
import type { Schedule } from '../../../src/workflows/plan/schedule';

function problem(decision: unknown, status: StepStatus = 'waiting', stage: Schedule['stage'] = 'running') {
  const schedule: Schedule = { stage, places: new Map([['drain', { status, needsApproval: false }]]) };
  return problemInDecision(decision as PlanDecision, {
    schedule,
    canRetry: () => true,
    isTooLargeToRetry: false,
  });
}
const about = (decision: string) => ({ decision, step: 'drain', by: 'Kim' });

describe('a decision', () => {
  it.each<[object, StepStatus]>([
    [about('approve'), 'approval'],
    [about('retry'), 'question'],
    [about('skip'), 'question'],
    [about('skip'), 'approval'],
    [about('skip'), 'waiting'],
    [{ decision: 'pause' }, 'running'],
    [{ decision: 'abort', by: 'Kim', why: 'x' }, 'running'],
  ])('%j fits a step that is %s', (decision, status) => {
    expect(problem(decision, status)).toBeUndefined();
  });

  it.each<[unknown, string]>([
    [undefined, 'expected an object with "decision"'],
    [{ decision: 'stop' }, 'decision: expected one of approve, retry, skip, pause, resume, abort'],
    [{ decision: 'skip' }, 'step: expected the name of the step'],
    [{ decision: 'pause', step: 'drain' }, 'step: "pause" is for the whole plan, so it takes none'],
    [{ decision: 'approve', step: 'drain' }, 'by: expected who approves, as text'],
    [{ decision: 'pause', why: 7 }, 'why: expected text of 1 to 1000 characters'],
    [{ decision: 'pause', by: 'x'.repeat(1_001) }, 'by: expected text of 1 to 1000 characters'],
    [{ decision: 'skip', step: 'other' }, 'no step is called "other"'],
    [{ decision: 'resume' }, 'the plan is not paused'],
  ])('%j is refused', (decision, expected) => {
    expect(problem(decision)).toBe(expected);
  });

  it.each<[string, StepStatus, string]>([
    ['approve', 'running', 'step "drain" is running, so there is nothing to approve'],
    ['retry', 'failed', 'step "drain" is failed for good: only with onFailure "ask" it can be retried'],
    ['retry', 'done', 'step "drain" is done, so there is nothing to retry'],
    [
      'skip',
      'running',
      'step "drain" is running: only a step that has not begun or has failed can be skipped',
    ],
    ['skip', 'done', 'step "drain" is done: only a step that has not begun or has failed can be skipped'],
  ])('%s does not fit a step that is %s', (decision, status, expected) => {
    expect(problem(about(decision), status)).toBe(expected);
  });

  it('to retry fits no plan without room for it', () => {
    const schedule: Schedule = {
      stage: 'running',
      places: new Map([['drain', { status: 'question', needsApproval: false }]]),
    };
    const facts = { schedule, canRetry: () => true, isTooLargeToRetry: true };
    const [retry, skip] = ['retry', 'skip'].map((decision) =>
      problemInDecision(about(decision) as PlanDecision, facts),
    );
    expect(retry).toContain('no room for another try: skip the step or abort, and send a new plan');
    expect(skip).toBeUndefined();
  });

  it('fits no plan that is ending', () => {
    expect(problem(about('approve'), 'approval', 'aborting')).toBe(
      'the plan is ending: no step begins any more',
    );
  });

  it('fits no plan that is paused already', () => {
    expect(problem({ decision: 'pause' }, 'waiting', 'paused')).toBe('the plan is paused already');
  });
});
