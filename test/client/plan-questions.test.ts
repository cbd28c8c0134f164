import type { Client, WorkflowHandle } from '@temporalio/client';
import { PlanHandle } from '../../src/client';
import type { PlanProgress, Progress } from '../../src/contract';

/** A batch: the jobs about which it asks, or why it does not answer. */
type Batch = readonly string[] | Error;

/** A plan whose batches of two steps, all under way, answer like this; those named in `asking` told the plan that they ask. */
function planOf(batches: Readonly<Record<string, Batch>>, asking: readonly string[] = []) {
  const answered: string[] = [];
  const getHandle = (workflowId: string) => ({
    workflowId,
    query: () => {
      const batch = batches[workflowId];
      if (batch instanceof Error) return Promise.reject(batch);
      const jobs = batch?.map((id) => ({ id, question: 'Was it started?' })) ?? [];
      return Promise.resolve({ batches: [{ system: 'lab', stage: 'asking', jobs }] } as unknown as Progress);
    },
    executeUpdate: () => Promise.resolve(void answered.push(workflowId)),
  });
  const steps = Object.keys(batches).map((id) => {
    const [, step] = id.split('/');
    return { step, workflows: [id], underWay: [id], asking: asking.filter((one) => one === id) };
  });
  const workflow = {
    workflowId: 'night',
    query: () => Promise.resolve({ steps } as unknown as PlanProgress),
  };
  const client = { workflow: { getHandle } } as unknown as Client;
  return { plan: new PlanHandle(client, workflow as unknown as WorkflowHandle), answered };
}

const away = new Error('Failed to query Workflow', { cause: new Error('deadline exceeded') });
const answer = { id: '1', decision: 'give-up' } as const;

describe('an answer to a plan', () => {
  it('reaches its batch though another is silent', async () => {
    const { plan, answered } = planOf({ 'night/a/1': away, 'night/b/1': ['1'], 'night/c/1': ['2'] });
    await plan.resolveRerun(answer);
    expect(answered).toEqual(['night/b/1']);
  });

  it('that finds no batch names the silent ones', async () => {
    const { plan, answered } = planOf({ 'night/a/1': away, 'night/b/1': ['2'] });
    await expect(plan.resolveRerun(answer)).rejects.toThrow(
      'No batch of night that answers asks about job "1". Without an answer: night/a/1 (Failed to query Workflow: deadline exceeded).',
    );
    await expect(plan.resolveRerun(answer)).rejects.toMatchObject({ errors: [away] });
    expect(answered).toEqual([]);
  });

  it('that could be for a silent batch waits', async () => {
    const { plan, answered } = planOf({ 'night/a/1': away, 'night/b/1': ['1'] }, ['night/a/1']);
    await expect(plan.resolveRerun(answer)).rejects.toThrow(
      'Another batch may ask about a job "1", too: name the "step". Without an answer: night/a/1',
    );
    expect(answered).toEqual([]);
    await plan.resolveRerun({ ...answer, step: 'b' });
    expect(answered).toEqual(['night/b/1']);
  });

  it('for several batches needs its step', async () => {
    const { plan, answered } = planOf({ 'night/a/1': ['1'], 'night/b/1': ['1'] });
    await expect(plan.resolveRerun(answer)).rejects.toThrow('name the "step" too');
    await plan.resolveRerun({ ...answer, step: 'a' });
    expect(answered).toEqual(['night/a/1']);
  });

  it('about which nobody asks is refused', async () => {
    const { plan } = planOf({ 'night/a/1': ['2'] });
    await expect(plan.resolveRerun(answer)).rejects.toThrow(TypeError);
    await expect(plan.resolveRerun(answer)).rejects.toThrow('No batch of night asks about job "1".');
  });
});
