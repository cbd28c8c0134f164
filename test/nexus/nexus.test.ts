import type { WorkflowHandle } from '@temporalio/client';
import { HandlerError } from 'nexus-rpc';
import { JobControlClient } from '../../src/client';
import { workflowIdFor } from '../../src/client/workflow-id';
import type { RemediateJobsResult, RerunJobsResult } from '../../src/contract';
import { until } from '../until';
import { type NexusLab, openNexusLab } from './nexus-lab';

let lab: NexusLab;
beforeAll(async () => {
  lab = await openNexusLab();
});
afterAll(() => lab?.close());

const request = (id: string) => ({ system: 'lab', jobs: [id] });

/** A job whose end the test decides, stopped or not. */
function addUnwilling(id: string): void {
  lab.system.add(id, { phase: 'running', onStop: { graceful: 'ignore' } });
}

const stopOf = (id: string) => () => lab.system.callsOf('stop').some(({ ids }) => ids.includes(id));
const reruns = () => lab.system.started.length;

describe('a workflow of another namespace', () => {
  it.each([
    ['stopJobs', { phase: 'running' }, { verdict: 'stopped' }],
    ['rerunJobs', { phase: 'failed' }, { outcome: 'rerun', knownBy: 'submitted' }],
    ['remediateJobs', { phase: 'running' }, { stop: { verdict: 'stopped' }, rerun: { outcome: 'rerun' } }],
    ['readJobs', { phase: 'running' }, { outcome: 'found', snapshot: { phase: 'running' } }],
    ['awaitJobs', { phase: 'succeeded' }, { outcome: 'ended', phase: 'succeeded' }],
  ] as const)('runs %s', async (operation, script, expected) => {
    lab.system.add(operation, script);
    const handle = await lab.call('call', operation, request(operation));
    expect(await handle.result()).toMatchObject({ system: 'lab', cancelled: false, jobs: [expected] });
  });

  it('runs a plan', async () => {
    lab.system.add('planned', { phase: 'running' });
    const handle = await lab.call('call', 'runPlan', {
      steps: { drain: { action: 'stop', ...request('planned') } },
    });
    const drain = { status: 'done', counts: { stopped: 1 } };
    expect(await handle.result()).toMatchObject({ outcome: 'done', steps: { drain } });
  });

  it('gets what is wrong with a plan', async () => {
    const drain = { action: 'stop', ...request('planned'), after: ['x'] };
    const handle = await lab.call('call', 'runPlan', { steps: { drain } });
    const error = handlerErrorIn(await handle.result().catch((thrown: unknown) => thrown));
    expect(error).toMatchObject({ type: 'BAD_REQUEST', retryable: false });
    expect(error?.message).toContain('runPlan: steps.drain.after[0]: no step is called "x"');
  });

  it('gets everything that is wrong, at once', async () => {
    const handle = await lab.call('call', 'stopJobs', { system: 'lab', jobs: [], stop: { mode: 'hard' } });
    const error = handlerErrorIn(await handle.result().catch((thrown: unknown) => thrown));
    expect(error).toMatchObject({ type: 'BAD_REQUEST', retryable: false });
    expect(error?.message).toContain(
      'stopJobs: jobs: expected a list of 1 to 500 job ids (text), got a list of 0; stop.mode: expected "graceful" or "force"',
    );
  });

  it('gets what is known when it cancels', async () => {
    addUnwilling('cancelled');
    const before = reruns();
    const handle = await lab.call('call', 'remediateJobs', request('cancelled'));
    await until('the stop is sent', stopOf('cancelled'));
    await handle.cancel();
    expect(await handle.result()).toMatchObject({
      cancelled: true,
      jobs: [{ stop: { verdict: 'still-active' }, rerun: { outcome: 'not-rerun' } }],
    });
    expect(reruns()).toBe(before);
  });

  it('attaches to the same request that runs', async () => {
    addUnwilling('twice');
    const before = reruns();
    const handle = await lab.call('twice', request('twice'));
    await until('the stop is sent', stopOf('twice'));
    await until('both have begun', async () => (await operationsBegun(handle)) === 2);
    lab.system.finish('twice', 'stopped');
    const [one, other] = (await handle.result()) as RemediateJobsResult[];
    expect(one?.jobs[0]?.rerun).toMatchObject({ outcome: 'rerun' });
    expect(other).toEqual(one);
    expect(reruns()).toBe(before + 1);
  });
});

describe('a request whose answer is lost', () => {
  it('comes again and starts nothing more', async () => {
    addUnwilling('again');
    const [before, requests] = [reruns(), lab.startRequests()];
    const lost = lab.loseNextAnswer();
    const handle = await lab.call('call', 'remediateJobs', request('again'));
    await lost;
    await until('it comes again', () => lab.startRequests() === requests + 2);
    lab.system.finish('again', 'stopped');
    expect(await handle.result()).toMatchObject({ jobs: [{ rerun: { outcome: 'rerun' } }] });
    expect(reruns()).toBe(before + 1);
  });

  it('gets its own rerun, not that of another', async () => {
    lab.system.add('late', { phase: 'failed' });
    const before = reruns();
    let first: string | undefined;
    const lost = lab.loseNextAnswer(async () => {
      first = rerunIn(await resultOfRerun('late'))?.newId;
      const another = new JobControlClient({ client: lab.env.client, taskQueue: 'job-control' });
      await another.execute('rerunJobs', request('late'));
    });
    const handle = await lab.call('call', 'rerunJobs', request('late'));
    await lost;
    expect(first).toBeDefined();
    expect(rerunIn(await handle.result())).toMatchObject({ outcome: 'rerun', newId: first });
    expect(reruns()).toBe(before + 2);
  });
});

function resultOfRerun(id: string): Promise<unknown> {
  return lab.env.client.workflow.getHandle(workflowIdFor('rerunJobs', request(id))).result();
}

async function operationsBegun(handle: WorkflowHandle): Promise<number> {
  const { events } = await handle.fetchHistory();
  return (events ?? []).filter((event) => event.nexusOperationStartedEventAttributes).length;
}

function rerunIn(result: unknown): RerunJobsResult['jobs'][number] | undefined {
  return (result as RerunJobsResult).jobs[0];
}

/** The error that the handler gave, wherever in the chain. */
function handlerErrorIn(error: unknown): HandlerError | undefined {
  if (error instanceof HandlerError) return error;
  return error instanceof Error ? handlerErrorIn(error.cause) : undefined;
}
