import type { Client } from '@temporalio/client';
import { JobControlClient } from '../../src/client';
import type { RemediateJobsInput } from '../../src/contract';

/** What the client asks Temporal to start. */
async function started(input: RemediateJobsInput, options: object = {}) {
  const start = jest.fn().mockResolvedValue({ workflowId: 'id' });
  const jobControl = new JobControlClient({ client: { workflow: { start } } as unknown as Client });
  await jobControl.start('remediateJobs', input, options);
  const [name, given] = start.mock.calls[0] as [
    string,
    { args: [RemediateJobsInput]; [option: string]: unknown },
  ];
  return { name, given, input: given.args[0] };
}

const fine = { system: 'boro-lab', jobs: ['63'] };

describe('the client', () => {
  it('attaches to the same request that runs', async () => {
    const { name, given } = await started(fine);
    expect([name, given.taskQueue, given.workflowIdConflictPolicy]).toEqual([
      'remediateJobs',
      'job-control',
      'USE_EXISTING',
    ]);
  });

  it('makes a fresh intent for each request', async () => {
    const [one, other] = [await started(fine), await started(fine)];
    expect(one.input.intent).toMatch(/^[0-9a-f-]{36}$/);
    expect(one.input.intent).not.toBe(other.input.intent);
  });

  it('keeps an intent that it is given', async () => {
    expect((await started({ ...fine, intent: 'mine' })).input.intent).toBe('mine');
  });

  it("takes Temporal's own options", async () => {
    const { given } = await started(fine, { workflowId: 'mine', taskQueue: 'other', memo: { why: 'test' } });
    expect(given).toMatchObject({ workflowId: 'mine', taskQueue: 'other', memo: { why: 'test' } });
  });

  it('throws for a wrong input before anything is sent', async () => {
    await expect(started({ ...fine, jobs: [] })).rejects.toThrow(TypeError);
    await expect(started({ ...fine, jobs: [] })).rejects.toThrow('remediateJobs: jobs: expected a list');
  });
});
