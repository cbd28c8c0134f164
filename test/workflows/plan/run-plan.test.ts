import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { PlanInput, PlanResult, PlanStep, StopJobsResult } from '../../../src/contract';
import { FROM_START, NEW_RUN } from '../../fakes/scripted-capabilities';
import { broken } from '../../fakes/scripted-faults';
import { ScriptedSystem } from '../../fakes/scripted-system';
import { withPlainSpaces } from '../with-plain-spaces';
import { startTestServer } from '../../temporal';
import { startWorker, withWorker } from '../../with-worker';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());

const newLab = () => new ScriptedSystem({ status: { pollIntervalMs: 30 }, rerun: { ways: [NEW_RUN] } });

const run = (
  lab: ScriptedSystem,
  steps: PlanInput['steps'],
  options: Partial<PlanInput> = {},
): Promise<PlanResult> =>
  withWorker(env, { systems: { lab } }, (jobControl) => jobControl.executePlan({ steps, ...options }));

const step = (changes: Partial<PlanStep>): PlanStep => ({ action: 'stop', system: 'lab', ...changes });

describe('a plan', () => {
  it('does its steps in their order', async () => {
    const lab = newLab().add('1', { phase: 'running' }).add('2', { phase: 'running' });
    const result = await run(lab, {
      drain: step({ jobs: ['1', '2'] }),
      again: step({ action: 'rerun', jobs: ['1'], after: ['drain'] }),
    });
    expect(result).toMatchObject({
      outcome: 'done',
      steps: {
        drain: { status: 'done', jobs: 2, counts: { stopped: 2 }, unwanted: [], attempts: 1 },
        again: { status: 'done', jobs: 1, counts: { rerun: 1 } },
      },
    });
    expect(lab.started).toHaveLength(1);
    const operations = lab.ledger.map(({ operation }) => operation);
    expect(operations.indexOf('stop')).toBeLessThan(operations.indexOf('submitRerun'));
  });

  it.each([
    [50, true],
    [51, false],
  ])('of %d jobs keeps their evidence: %s', async (count, isKept) => {
    const ids = Array.from({ length: count }, (_, index) => String(index));
    const lab = newLab();
    for (const id of ids) lab.add(id, { phase: 'running' });
    const workflowId = `evidence-of-${count}`;
    await withWorker(env, { systems: { lab } }, async (jobControl) => {
      await jobControl.executePlan({ steps: { drain: step({ jobs: ids }) } }, { workflowId });
      const { jobs } = await jobControl.getHandle<StopJobsResult>(`${workflowId}/drain/1`).result();
      expect(jobs).toHaveLength(count);
      expect(jobs.every(({ evidence }) => evidence.length > 0)).toBe(isKept);
    });
  });

  it('names the workflows of its batches', async () => {
    const lab = newLab().add('1', { phase: 'running' });
    await withWorker(env, { systems: { lab } }, async (jobControl) => {
      const handle = await jobControl.startPlan(
        { steps: { drain: step({ jobs: ['1'] }) } },
        { workflowId: 'named' },
      );
      const { steps } = await handle.result();
      expect(steps['drain']?.workflows).toEqual(['named/drain/1']);
      const child = await jobControl.getHandle('named/drain/1').workflow.describe();
      expect([child.type, child.status.name]).toEqual(['stopJobs', 'COMPLETED']);
      const metadata = await handle.workflow.query<{ currentDetails: string }>(
        '__temporal_workflow_metadata',
      );
      expect(metadata.currentDetails).toMatch(/^### Plan: done\n/);
      expect(withPlainSpaces(metadata.currentDetails)).toContain(
        '\n| drain | stop | lab | done | 1: 1 stopped |',
      );
    });
  });

  it('takes on the reruns of an earlier step', async () => {
    const lab = newLab().add('1', { phase: 'running' }).add('2', { phase: 'failed' });
    const result = await run(
      lab,
      {
        again: step({ action: 'remediate', jobs: ['1', '2'], rerun: { fromPhases: ['stopped'] } }),
        undo: step({ rerunsOf: 'again' }),
        none: step({ rerunsOf: 'again', action: 'rerun', after: ['undo'] }),
      },
      { onFailure: 'continue' },
    );
    expect(result.steps['again']).toMatchObject({
      status: 'failed',
      counts: { 'stopped, rerun': 1, 'already-ended': 1 },
    });
    expect(result.steps['undo']).toMatchObject({ status: 'not-started' });
    const both = await run(lab, {
      again: step({ action: 'rerun', jobs: ['2'] }),
      undo: step({ rerunsOf: 'again' }),
    });
    expect(both.steps['undo']).toMatchObject({ status: 'done', jobs: 1, counts: { stopped: 1 } });
    const [, last] = lab.callsOf('stop');
    expect(last?.ids).toEqual([expect.stringMatching(/^2-rerun-/)]);
  });

  it('is done with a step that has no jobs', async () => {
    const lab = newLab().add('1', { phase: 'succeeded' });
    const result = await run(lab, {
      again: step({ action: 'remediate', jobs: ['1'] }),
      undo: step({ rerunsOf: 'again' }),
      find: step({ select: { phases: ['running'] } }),
    });
    expect(result).toMatchObject({
      outcome: 'done',
      steps: {
        again: { counts: { 'already-ended': 1 } },
        undo: { status: 'done', jobs: 0, reason: 'Step again has rerun nothing.' },
        find: { status: 'done', jobs: 0, reason: 'No job fitted.' },
      },
    });
  });

  it('is not done with reruns that nothing names', async () => {
    const lab = new ScriptedSystem({ rerun: { ways: [{ ...NEW_RUN, way: 'next-scheduled' }] } });
    const result = await run(lab.add('1', { phase: 'failed' }), {
      again: step({ action: 'rerun', jobs: ['1'] }),
      ended: step({ action: 'await', rerunsOf: 'again' }),
    });
    expect(result).toMatchObject({
      outcome: 'failed',
      steps: {
        again: { status: 'done', counts: { 'next-scheduled': 1 } },
        ended: {
          status: 'failed',
          reason: 'Of 1 job of step again nothing tells as which job they run again: a schedule starts them.',
        },
      },
    });
  });

  it('freezes what it selects at its start', async () => {
    const lab = newLab().add('1', { phase: 'running' }).add('2', { phase: 'running' });
    lab.add('wait', { phase: 'running' });
    // While the first step stops its job, job 2 is started again and job 3 appears.
    lab.disturb('stop', {
      when: 'before',
      by: () => {
        Object.assign(lab.jobs.get('2') ?? {}, { attempt: 2 });
        lab.add('3', { phase: 'running' });
      },
    });
    const result = await run(lab, {
      first: step({ jobs: ['wait'] }),
      then: step({ select: { phases: ['running'] }, after: ['first'] }),
    });
    expect(result.steps['then']).toMatchObject({
      jobs: 3,
      counts: { stopped: 1, 'already-ended': 1, refused: 1 },
      unwanted: [{ id: '2', outcome: 'refused' }],
    });
    expect(lab.jobs.get('3')?.phase).toBe('running');
  });

  it('acts on no system before it has selected there', async () => {
    const lab = newLab().add('1', { phase: 'failed' }).add('2', { phase: 'running' });
    lab.disturb('list', { when: 'before', by: broken('timeout') });
    const result = await run(lab, {
      again: step({ action: 'rerun', jobs: ['1'] }),
      find: step({ select: {} }),
    });
    expect(result).toMatchObject({ outcome: 'done', steps: { find: { jobs: 1, counts: { stopped: 1 } } } });
  });

  it('passes on the runs that are meant', async () => {
    const lab = newLab().add('1', { phase: 'running' });
    const result = await run(lab, { drain: step({ jobs: ['1'], runs: { '1': '1#0' } }) });
    expect(result).toMatchObject({ outcome: 'failed', steps: { drain: { counts: { refused: 1 } } } });
    expect(lab.callsOf('stop')).toEqual([]);
  });

  it('says what a failed batch said', async () => {
    const result = await run(newLab(), {
      drain: step({ system: 'other', jobs: ['1'] }),
      then: step({ jobs: ['1'], after: ['drain'] }),
    });
    expect(result).toMatchObject({
      outcome: 'failed',
      steps: {
        drain: {
          status: 'failed',
          reason: expect.stringContaining('"other"') as string,
          counts: { failed: 1 },
        },
        then: { status: 'not-started', attempts: 0 },
      },
    });
  });

  it('says what a system cannot select by', async () => {
    const lab = new ScriptedSystem({ list: false });
    const result = await run(lab, { find: step({ select: {} }) });
    expect(result.steps['find']).toMatchObject({
      status: 'failed',
      reason: 'select on "lab": scripted offers no list: name the jobs by id.',
      attempts: 0,
    });
  });

  it('gives no job to two steps that would rerun it', async () => {
    const lab = newLab().add('1', { phase: 'failed' });
    const select = { phases: ['failed' as const] };
    const result = await run(
      lab,
      { one: step({ action: 'rerun', select }), two: step({ action: 'rerun', select, after: ['one'] }) },
      { onFailure: 'continue' },
    );
    const statuses = Object.values(result.steps).map(({ status }) => status);
    // Which is looked up first is chance; the other one fails.
    expect(['done failed', 'failed not-started']).toContain(statuses.join(' '));
    expect(lab.started).toHaveLength(statuses[0] === 'done' ? 1 : 0);
  });

  it('keeps a job under its own id', async () => {
    const lab = new ScriptedSystem({ status: { pollIntervalMs: 30 }, rerun: { ways: [FROM_START] } });
    lab.add('1', { phase: 'running' });
    const result = await run(lab, { again: step({ action: 'remediate', jobs: ['1'] }) });
    expect(result.steps['again']).toMatchObject({ status: 'done', counts: { 'stopped, rerun': 1 } });
    expect(lab.started).toHaveLength(1);
  });

  it('fails at once for a wrong input', async () => {
    await withWorker(env, { systems: {} }, async () => {
      const { workflowId, result } = await startRaw({ steps: {} });
      await expect(result).rejects.toMatchObject({ cause: { type: 'JobControl.InvalidInput' } });
      expect(workflowId).toBe('raw');
    });
  });
});

/** Without our client, which would not send it. */
async function startRaw(input: unknown) {
  const worker = { taskQueue: `raw-${Date.now()}` };
  const handle = await env.client.workflow.start('runPlan', { ...worker, workflowId: 'raw', args: [input] });
  const running = await startWorker(env, { systems: {}, taskQueue: worker.taskQueue });
  return { workflowId: handle.workflowId, result: running.runUntil(handle.result()) };
}
