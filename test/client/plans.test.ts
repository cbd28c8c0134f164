import type { Client } from '@temporalio/client';
import { JobControlClient } from '../../src/client';
import { planIdFor } from '../../src/client/workflow-id';
import type { PlanInput, PlanStep } from '../../src/contract';

const step = (changes: Partial<PlanStep> = {}): PlanStep => ({
  action: 'stop',
  system: 'lab',
  jobs: ['1', '2'],
  ...changes,
});

/** What the client asks Temporal to start. */
async function started(input: PlanInput, options: object = {}) {
  const start = jest.fn().mockResolvedValue({ workflowId: 'id' });
  const getHandle = jest.fn((workflowId: string) => ({ workflowId }));
  const jobControl = new JobControlClient({
    client: { workflow: { start, getHandle } } as unknown as Client,
  });
  const handle = await jobControl.startPlan(input, options);
  const [name, given] = start.mock.calls[0] as [string, { args: [PlanInput]; [option: string]: unknown }];
  return { name, given, input: given.args[0], handle };
}

describe('the client', () => {
  it('attaches to the same plan that runs', async () => {
    const { name, given, handle } = await started({ steps: { drain: step() } });
    expect([name, given.taskQueue, given.workflowIdConflictPolicy]).toEqual([
      'runPlan',
      'job-control',
      'USE_EXISTING',
    ]);
    expect(handle.workflowId).toBe('id');
  });

  it('makes a fresh intent for each plan', async () => {
    const [one, other] = [
      await started({ steps: { drain: step() } }),
      await started({ steps: { drain: step() } }),
    ];
    expect(one.input.intent).toMatch(/^[0-9a-f-]{36}$/);
    expect(one.input.intent).not.toBe(other.input.intent);
    expect((await started({ steps: { drain: step() }, intent: 'mine' })).input.intent).toBe('mine');
  });

  it('throws for a wrong plan before anything is sent', async () => {
    const wrong = { steps: { drain: step({ after: ['x'] }) } };
    await expect(started(wrong)).rejects.toThrow(TypeError);
    await expect(started(wrong)).rejects.toThrow('runPlan: steps.drain.after[0]: no step is called "x"');
  });
});

describe("a plan's id", () => {
  const id = (steps: PlanInput['steps'], changes: Partial<PlanInput> = {}) =>
    planIdFor('runPlan', { steps, ...changes });
  const plain = id({ drain: step() });

  it.each<[string, string]>([
    ['jobs in another order', id({ drain: step({ jobs: ['2', '1'] }) })],
    ['an intent', id({ drain: step() }, { intent: 'x' })],
    ['the word that it is repeated', id({ drain: step() }, { repeated: true })],
    ['options that say nothing', id({ drain: step({ stop: {}, requiresApproval: false }) })],
  ])('is the same with %s', (_title, other) => {
    expect(other).toBe(plain);
    expect(plain).toMatch(/^job-control\/runPlan\/[0-9a-f]{16}$/);
  });

  it.each<[string, string]>([
    ['another name of a step', id({ stop: step() })],
    ['another option', id({ drain: step() }, { onFailure: 'ask' })],
    ['another zone', id({ drain: step({ zone: 'berlin' }) })],
  ])('is another with %s', (_title, other) => {
    expect(other).not.toBe(plain);
  });

  it('tells steps that are named as options are', () => {
    const after = step({ jobs: ['1'] });
    expect(new Set(['zone', 'repeated', 'intent', 'steps'].map((name) => id({ [name]: after }))).size).toBe(
      4,
    );
    expect(id({ deadline: step({ jobs: ['1'] }) })).not.toBe(id({ deadline: step({ jobs: ['2'] }) }));
  });

  it("tells queries by the vendor's own words", () => {
    const select = (query: NonNullable<PlanStep['select']>['query']) =>
      id({ find: { action: 'stop', system: 'lab', select: { ...(query && { query }) } } });
    expect(
      new Set([
        select({}),
        select(undefined),
        select({ active: false }),
        select({ deadline: '5' }),
        select({ deadline: 5 }),
      ]).size,
    ).toBe(5);
  });

  it('is the same however a duration is written', () => {
    const find = (runningFor: string): string =>
      id({ find: { action: 'stop', system: 'lab', select: { runningFor } } });
    expect(find('6h')).toBe(find('360 minutes'));
  });
});
