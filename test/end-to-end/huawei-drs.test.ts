import { createHash } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { StopOptions } from '../../src/contract';
import { startTestServer } from '../temporal';
import { until } from '../until';
import { historyText } from './history-text';
import { openDrsLab, type DrsLab, type DrsLabOptions } from './huawei-drs-lab';
import { remediateOne, type Remediation } from './remediate-one';

let env: TestWorkflowEnvironment;
let lab: DrsLab;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());
beforeEach(async () => {
  lab = await openDrsLab();
});
afterEach(() => lab.close());

/** Another region, or another adapter, in place of the lab. */
async function reopen(options: DrsLabOptions): Promise<void> {
  await lab.close();
  lab = await openDrsLab(options);
}

const remediate = (id: string, remediation: Remediation = {}) =>
  remediateOne(env, lab.systems, { id, ...remediation });

const RELEASE: StopOptions = { mode: 'graceful', allowIrreversible: true };
const statusOf = (id: string) => lab.simulator.task(id)?.status;
/** The tasks that were made in place of others. */
const newTasks = () => lab.simulator.tasks().filter(({ origin }) => origin !== 'test');

describe('a paused task', () => {
  it('goes on under its id', async () => {
    const id = lab.simulator.addTask({});
    const { stop, rerun } = await remediate(id);
    expect(stop).toMatchObject({ verdict: 'stopped', certainty: 'certain', rawStatus: 'PAUSING' });
    expect(rerun).toMatchObject({ outcome: 'rerun', way: 'resume', knownBy: 'submitted', newId: id });
    await until('it works again', () => statusOf(id) === 'INCRE_TRANSFER_STARTED');
    expect([lab.runs(id), lab.effects()]).toEqual([2, [`pause all ${id}`, `restart ${id}`]]);
  });

  it('goes on once when that answer is lost', async () => {
    const id = lab.simulator.addTask({});
    lab.simulator.fault({ method: 'v5.action', kind: 'response-lost-after-effect' });
    const { rerun } = await remediate(id);
    expect(rerun).toMatchObject({ outcome: 'rerun', knownBy: 'state', newId: id });
    expect([lab.runs(id), lab.calls('v5.action')]).toEqual([2, 1]);
  });
});

describe('a released task', () => {
  it.each(['FULL_INCR_TRANS', 'FULL_TRANS'] as const)(
    'gets a new one in its place (%s)',
    async (taskType) => {
      const id = lab.simulator.addTask({ taskType });
      const { stop, rerun } = await remediate(id, { stop: RELEASE });
      expect(stop).toMatchObject({
        ...{ verdict: 'stopped', certainty: 'likely', rawStatus: 'RELEASE_RESOURCE_COMPLETE' },
      });
      const [clone, ...others] = newTasks();
      expect(rerun).toMatchObject({
        outcome: 'rerun',
        way: 'new-run',
        knownBy: 'submitted',
        newId: clone?.id,
      });
      expect([others, clone?.sourceId, clone?.name, lab.runs(id)]).toEqual([[], id, rerun.marker, 2]);
      expect(lab.effects()).toEqual([
        `stop ${id}`,
        `clone ${id} as ${clone?.id} named ${rerun.marker}`,
        `precheck forStartJob ${clone?.id}`,
        `start ${clone?.id}`,
      ]);
    },
  );

  it('needs allowIrreversible; without it nothing is sent', async () => {
    const id = lab.simulator.addTask({});
    const message = expect.stringContaining('allowIrreversible: true') as string;
    await expect(remediate(id, { stop: { mode: 'graceful' } })).rejects.toMatchObject({
      cause: { type: 'JobControl.InvalidInput', message },
    });
    expect([statusOf(id), lab.effects(), lab.calls('v5.stop')]).toEqual(['INCRE_TRANSFER_STARTED', [], 0]);
  });

  it('is cloned once when that answer is lost', async () => {
    const id = lab.simulator.addTask({});
    lab.simulator.fault({ method: 'v5.clone', kind: 'response-lost-after-effect' });
    const { rerun } = await remediate(id, { stop: RELEASE });
    const [clone, ...others] = newTasks();
    expect(rerun).toMatchObject({ outcome: 'rerun', knownBy: 'adopted', newId: clone?.id });
    expect([others, lab.calls('v5.clone'), clone?.starts, lab.runs(id)]).toEqual([[], 1, 1, 2]);
    expect(lab.effects('v5.action')).toEqual([`precheck forStartJob ${clone?.id}`, `start ${clone?.id}`]);
  });

  it('whose clone fails its precheck is not rerun', async () => {
    const id = lab.simulator.addTask({ precheckResult: 'FAILED' });
    const { stop, rerun } = await remediate(id, { stop: RELEASE });
    const [clone] = newTasks();
    expect([stop.verdict, rerun.outcome, clone?.status]).toEqual(['stopped', 'not-rerun', 'CONFIGURATION']);
    expect(rerun.reason).toContain(
      `The new task ${clone?.id} exists, but its precheck failed: target_db_space`,
    );
    expect(lab.runs(id)).toBe(1);
  });

  it('that is deleted counts as stopped', async () => {
    const id = lab.simulator.addTask({ deletedAfterMs: 0 });
    const { stop, rerun } = await remediate(id, { stop: RELEASE });
    expect(stop).toMatchObject({ verdict: 'stopped', certainty: 'likely' });
    expect(stop.reason).toContain('no longer knows the job');
    expect([rerun.outcome, lab.effects(), lab.runs(id)]).toEqual(['not-rerun', [`stop ${id}`], 1]);
  });

  it('is never a prepaid one', async () => {
    const id = lab.simulator.addTask({ chargingMode: 'period' });
    const { stop, rerun } = await remediate(id, { stop: RELEASE });
    expect([stop.verdict, rerun.outcome, lab.effects()]).toEqual(['refused', 'not-rerun', []]);
    expect(stop.reason).toContain('prepaid');
    expect([lab.calls('v5.stop'), lab.calls('v5.batch-stop')]).toEqual([0, 0]);
  });
});

it.each(['CONFIGURATION', 'WAITING_FOR_START'])('a task in %s is not started', async (status) => {
  const id = lab.simulator.addTask({ status, prechecked: 'forStartJob' });
  const { stop, rerun } = await remediate(id);
  expect([stop.verdict, stop.phase, rerun.outcome]).toEqual(['refused', 'waiting', 'not-rerun']);
  expect([lab.effects(), lab.runs(id)]).toEqual([[], 0]);
});

it('a region without v5 is asked in v3', async () => {
  await reopen({ region: { v5: false } });
  const id = lab.simulator.addTask({});
  const { stop, rerun } = await remediate(id);
  expect(stop).toMatchObject({ verdict: 'stopped', certainty: 'certain', rawStatus: 'PAUSING' });
  expect(rerun).toMatchObject({ outcome: 'rerun', way: 'resume', newId: id });
  expect([lab.runs(id), lab.effects()]).toEqual([2, [`pause all ${id}`, `restart ${id}`]]);
  expect(['v5.list', 'v3.batch-pause-task', 'v3.batch-retry-task'].map(lab.calls)).toEqual([1, 1, 1]);
});

describe.each(['v5', 'v3'] as const)('a task made from a recipe (%s)', (api) => {
  const PASSWORD = 'canary-database-61f0';
  const endpoint = { db_user: 'drs', db_password: '${secret:DB}' };
  const kind = {
    engine_type: 'mysql-to-mysql',
    job_direction: 'up',
    task_type: 'INCR_TRANS',
    net_type: 'eip',
  };
  const recipe = {
    v5: {
      base_info: { name: 'orders', job_type: 'sync', ...kind },
      source_endpoint: [{ db_type: 'mysql', endpoint_type: 'offline', endpoint_role: 'so', endpoint }],
    },
    v3: { name: 'orders', db_use_type: 'sync', ...kind, source_endpoint: { db_type: 'mysql', ...endpoint } },
  }[api];

  it('has its password, which is in no history', async () => {
    await reopen({ region: { v5: api === 'v5' }, adapter: { secrets: { DB: PASSWORD } } });
    const id = lab.simulator.addTask({ cloneable: false });
    let history = '';
    const { rerun } = await remediate(id, {
      stop: RELEASE,
      rerun: { recipes: { [id]: { job: recipe } } },
      meanwhile: async (handle) => {
        await handle.result();
        history = await historyText(handle);
      },
    });
    const [made, ...others] = newTasks();
    expect(rerun).toMatchObject({ outcome: 'rerun', way: 'new-run', newId: made?.id });
    expect(made).toMatchObject({ origin: 'create', name: rerun.marker, starts: 1 });
    const hash = createHash('sha256').update(PASSWORD).digest('hex').slice(0, 16);
    expect([others, made?.passwordHashes]).toEqual([[], [`sha256:${hash}`]]);
    expect(history).toContain('${secret:DB}');
    expect(history).not.toMatch(/canary|simulated-password/);
  });
});
