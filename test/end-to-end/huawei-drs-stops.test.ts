import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { StopOptions } from '../../src/contract';
import { startTestServer } from '../temporal';
import { until } from '../until';
import { withWorker } from '../with-worker';
import { openDrsLab, type DrsLab } from './huawei-drs-lab';
import { remediateOne, saidIn, type Remediation } from './remediate-one';

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

const remediate = (id: string, remediation: Remediation = {}) =>
  remediateOne(env, lab.systems, { id, ...remediation });

const RELEASE: StopOptions = { mode: 'graceful', allowIrreversible: true };
const statusOf = (id: string) => lab.simulator.task(id)?.status;

describe('a release that fails', () => {
  it('is followed by force', async () => {
    const id = lab.simulator.addTask({ stopFails: true });
    const { stop } = await remediate(id, { stop: { ...RELEASE, escalateAfter: '2s' } });
    expect(stop).toMatchObject({ verdict: 'stopped', rawStatus: 'RELEASE_RESOURCE_COMPLETE' });
    expect(saidIn(stop).join()).toContain('RELEASE_RESOURCE_FAILED');
    expect(lab.effects('v5.stop').at(-1)).toBe(`forced stop ${id}`);
    expect(lab.effects('v5.stop').filter((effect) => effect.startsWith('forced'))).toHaveLength(1);
  });

  it('is given up without force', async () => {
    const id = lab.simulator.addTask({ stopFails: true });
    const { stop, rerun } = await remediate(id, { stop: RELEASE });
    expect([stop.verdict, stop.rawStatus]).toEqual(['refused', 'RELEASE_RESOURCE_FAILED']);
    expect(stop.reason).toContain('each time it failed');
    expect([rerun.outcome, lab.effects('v5.stop')]).toEqual(['not-rerun', Array(3).fill(`stop ${id}`)]);
  });

  it('before this one does not count', async () => {
    const id = lab.simulator.addTask({ status: 'RELEASE_RESOURCE_FAILED', staleReads: 1, stopTakesMs: 300 });
    const { stop, rerun } = await remediate(id, { stop: RELEASE });
    const [asked, ...after] = stop.evidence.map(({ says }) => says.split(' ')[0]);
    expect(asked).toBe('RELEASE_RESOURCE_FAILED');
    expect(after).toEqual([
      ...['RELEASE_RESOURCE_FAILED', 'success', 'RELEASE_RESOURCE_FAILED'],
      ...['RELEASE_RESOURCE_STARTED', 'RELEASE_RESOURCE_COMPLETE'],
    ]);
    expect([stop.verdict, rerun.outcome, lab.effects('v5.stop')]).toEqual([
      'stopped',
      'rerun',
      [`stop ${id}`],
    ]);
  });
});

describe('a task that ends by itself', () => {
  const END = 'RELEASE_RESOURCE_COMPLETE';

  it('amid its pause is not cloned', async () => {
    const id = lab.simulator.addTask({ pauseTakesMs: null });
    const end = async () => {
      await until('it is asked to pause', () => lab.simulator.task(id)?.pauseRequested === 'all');
      lab.simulator.setStatus(id, END);
    };
    const { stop, rerun } = await remediate(id, { meanwhile: end });
    expect([stop.verdict, stop.rawStatus, rerun.outcome]).toEqual(['ended-first', END, 'not-rerun']);
    expect([lab.effects(), lab.runs(id)]).toEqual([[`pause all ${id}`], 1]);
  });

  it('right before its release is not cloned', async () => {
    const id = lab.simulator.addTask({ taskType: 'FULL_TRANS' });
    lab.simulator.fault({ method: 'v5.stop', kind: 'hold', name: 'stop', point: 'before-effect' });
    const end = async () => {
      await lab.simulator.barrier('stop').reached();
      lab.simulator.setStatus(id, END);
      lab.simulator.barrier('stop').release();
    };
    const { stop, rerun } = await remediate(id, { stop: RELEASE, meanwhile: end });
    expect([stop.verdict, stop.certainty, rerun.outcome]).toEqual(['stopped', 'likely', 'not-rerun']);
    expect(rerun.reason).toContain('also ends so when its work is done');
    expect([lab.effects(), lab.runs(id)]).toEqual([[], 1]);
  });
});

it('tasks whose token dies amid a poll are seen to their end', async () => {
  const ids = Array.from({ length: 4 }, () => lab.simulator.addTask({ pauseTakesMs: null }));
  const result = await withWorker(env, lab, async (jobControl) => {
    const handle = await jobControl.start('remediateJobs', { system: 'drs-lab', jobs: ids });
    await until('all are asked to pause', () => ids.every((id) => lab.simulator.task(id)?.pauseRequested));
    const { simulator } = lab;
    simulator.fault({ method: 'v5.detail', kind: 'hold', name: 'poll', point: 'before-effect', times: 4 });
    await simulator.barrier('poll').reached(4);
    simulator.revokeTokens();
    for (const id of ids) simulator.setStatus(id, 'PAUSING');
    simulator.barrier('poll').release();
    return handle.result();
  });
  expect(result.jobs.map(({ stop, rerun }) => [stop.verdict, rerun.outcome])).toEqual(
    ids.map(() => ['stopped', 'rerun']),
  );
  expect(lab.simulator.ledger().filter(({ httpStatus }) => httpStatus === 401)).toHaveLength(4);
  expect([lab.calls('iam.tokens'), ...ids.map(lab.runs)]).toEqual([2, 2, 2, 2, 2]);
  expect(result.jobs.flatMap(({ stop }) => saidIn(stop)).join()).not.toContain('unreadable');
});

it('of 25 tasks three items fail, and every verdict is true', async () => {
  const { simulator } = lab;
  const ids = Array.from({ length: 25 }, (_, number) =>
    simulator.addTask({ busyCalls: { 3: 1, 7: 99 }[number] ?? 0 }),
  );
  const [busyOnce, busyForEver, goneMeanwhile] = [ids[3], ids[7], ids[11] ?? ''];
  simulator.fault({ method: 'v5.batch-stop', kind: 'hold', name: 'stop', point: 'before-effect' });
  const { jobs } = await withWorker(env, lab, async (jobControl) => {
    const handle = await jobControl.start('stopJobs', { system: 'drs-lab', jobs: ids, stop: RELEASE });
    await simulator.barrier('stop').reached();
    simulator.setStatus(goneMeanwhile, 'RELEASE_RESOURCE_COMPLETE');
    simulator.barrier('stop').release();
    return handle.result();
  });
  const [batch] = simulator.ledger().filter(({ method }) => method === 'v5.batch-stop');
  const failed = batch?.items?.filter(({ status }) => status === 'failed').map(({ id }) => id);
  expect([batch?.items?.length, failed]).toEqual([25, [busyOnce, busyForEver, goneMeanwhile]]);
  expect(jobs.map(({ id, verdict }) => [id, verdict, statusOf(id)])).toEqual(
    ids.map((id) =>
      id === busyForEver
        ? [id, 'refused', 'INCRE_TRANSFER_STARTED']
        : [id, 'stopped', 'RELEASE_RESOURCE_COMPLETE'],
    ),
  );
  const stopped = ids.filter((id) => id !== busyForEver && id !== goneMeanwhile);
  expect(lab.effects().sort()).toEqual(stopped.map((id) => `stop ${id}`).sort());
});
