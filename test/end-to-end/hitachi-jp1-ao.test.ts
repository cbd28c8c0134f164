import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { startTestServer } from '../temporal';
import { until } from '../until';
import { type Jp1AoLab, openJp1AoLab } from './hitachi-jp1-ao-lab';
import { remediateOne, saidIn, type Remediation } from './remediate-one';

let env: TestWorkflowEnvironment;
let lab: Jp1AoLab;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());
beforeEach(async () => {
  lab = await openJp1AoLab();
});
afterEach(() => lab.close());

interface Options extends Remediation {
  readonly on?: Jp1AoLab;
}

const remediate = (id: string, { on = lab, ...remediation }: Options = {}) =>
  remediateOne(env, on.systems, { id, ...remediation });

const statusOf = (id: string) => lab.simulator.task(id)?.status;
const untilStatus = (id: string, status: string) =>
  until(`task ${id} is ${status}`, () => statusOf(id) === status);

describe('a stop of a task', () => {
  it('escalates, and is retried under its id', async () => {
    // As long as it waits for a response it runs on no timer: only its retry will complete.
    const plan = { status: 'waitingForResponse', stopTakesMs: null, runsForMs: 300 };
    const id = lab.simulator.addTask(plan);
    const { stop, rerun } = await remediate(id, { stop: { escalateAfter: '2s' } });
    expect(stop).toMatchObject({ verdict: 'stopped', certainty: 'likely', rawStatus: 'failed' });
    expect(saidIn(stop)).toEqual([
      'Tasks: waitingForResponse (waits for a person to answer)',
      'stop: success',
      'Tasks: terminating',
      'forceStop: success',
      'Tasks: failed',
    ]);
    expect(rerun).toMatchObject({
      ...{ outcome: 'rerun', knownBy: 'submitted', way: 'from-failed-step', newId: id },
    });
    await untilStatus(id, 'completed');
    expect([lab.runs(id), lab.calls('Tasks.rerunStart.invoke')]).toEqual([2, 1]);
  });

  it('leaves no failed step, so it is resubmitted', async () => {
    const id = lab.simulator.addTask({});
    const { stop, rerun } = await remediate(id);
    expect(stop).toMatchObject({ verdict: 'stopped', rawStatus: 'failed' });
    const [, newId] = lab.simulator.tasks().map((task) => task.id);
    expect(rerun).toMatchObject({ outcome: 'rerun', knownBy: 'submitted', way: 'new-run', newId });
    expect(rerun.evidence.map(({ says }) => says).join()).toContain('no failed step');
    expect([statusOf(id), lab.runs(id), lab.calls('Tasks.rerunStart.invoke')]).toEqual(['failed', 2, 1]);
  });

  it('that completes is not rerun', async () => {
    const id = lab.simulator.addTask({ lastPlugIn: true });
    const { stop, rerun } = await remediate(id);
    expect([stop.verdict, stop.rawStatus, rerun.outcome]).toEqual(['ended-first', 'completed', 'not-rerun']);
    expect(lab.runs(id)).toBe(1);
  });

  it('cancels the schedule of one that waits', async () => {
    const id = lab.simulator.addTask({ status: 'waiting', waitsForMs: null });
    const { stop, rerun } = await remediate(id);
    expect(stop).toMatchObject({ verdict: 'stopped', certainty: 'certain', rawStatus: 'canceled' });
    expect(lab.simulator.task(id)).toMatchObject({ scheduleCanceled: true });
    expect(rerun).toMatchObject({ outcome: 'rerun', way: 'new-run' });
    expect([lab.calls('Tasks.stop.invoke'), lab.runs(id)]).toEqual([0, 2]);
  });
});

describe('while a task is awaited', () => {
  it('it is archived, and its history tells', async () => {
    lab.simulator.configure({ archivesAfterMs: 0 });
    const id = lab.simulator.addTask({ stopTakesMs: 500 });
    const { stop, rerun } = await remediate(id);
    expect(stop).toMatchObject({ verdict: 'stopped', rawStatus: 'failed' });
    expect(saidIn(stop).at(-1)).toBe('TaskHistories: failed (archived)');
    expect([rerun.outcome, lab.runs(id)]).toEqual(['not-rerun', 1]);
    expect(rerun.reason).toContain('archived');
  });

  it('its service restarts', async () => {
    const id = lab.simulator.addTask({ stopTakesMs: null });
    const restart = async () => {
      await untilStatus(id, 'terminating');
      lab.simulator.restartService(500);
    };
    const { stop, rerun } = await remediate(id, { meanwhile: restart });
    expect(stop).toMatchObject({ verdict: 'stopped', certainty: 'likely', rawStatus: 'failed' });
    expect(rerun).toMatchObject({ outcome: 'rerun', way: 'from-failed-step', newId: id });
    expect(lab.runs(id)).toBe(2);
    expect(lab.simulator.ledger().map(({ httpStatus }) => httpStatus)).toContain(412);
  });

  it('its token expires', async () => {
    const id = lab.simulator.addTask({ stopTakesMs: null });
    const refused = () => lab.simulator.ledger().some(({ httpStatus }) => httpStatus === 401);
    const expire = async () => {
      await untilStatus(id, 'terminating');
      const polls = lab.calls('Tasks.get');
      await until('the task is polled', () => lab.calls('Tasks.get') > polls);
      lab.simulator.expireTokens();
      await until('a token is refused', refused);
      lab.simulator.setStatus(id, 'failed');
    };
    const { stop, rerun } = await remediate(id, { meanwhile: expire });
    expect([stop.verdict, rerun.outcome, lab.runs(id)]).toEqual(['stopped', 'rerun', 2]);
  });
});

describe('a rerun whose answer is lost', () => {
  it('is adopted when it is a new task', async () => {
    const id = lab.simulator.addTask({});
    lab.simulator.fault({ method: 'Tasks.resubmit.invoke', kind: 'response-lost-after-effect' });
    const { rerun } = await remediate(id, { rerun: { ways: ['new-run'] } });
    const [, newId, ...others] = lab.simulator.tasks().map((task) => task.id);
    expect(rerun).toMatchObject({ outcome: 'rerun', knownBy: 'adopted', newId });
    expect([others, lab.runs(id)]).toEqual([[], 2]);
    expect(lab.effects('Tasks.resubmit.invoke')).toEqual([`resubmit ${id} as ${newId}`]);
  });

  it('is known by state when it keeps its id', async () => {
    const id = lab.simulator.addTask({});
    lab.simulator.fault({ method: 'Tasks.rerunStart.invoke', kind: 'response-lost-after-effect' });
    const { rerun } = await remediate(id, { stop: { mode: 'force' } });
    expect(rerun).toMatchObject({ outcome: 'rerun', knownBy: 'state', newId: id });
    expect([lab.runs(id), lab.effects('Tasks.rerunStart.invoke')]).toEqual([2, [`rerunStart ${id}`]]);
  });

  it('becomes no other way while in doubt', async () => {
    // The status lags behind, so that the retry under way still reads failed, and is refused a second time.
    const id = lab.simulator.addTask({ status: 'failed' });
    lab.simulator.configure({ statusLagMs: 600_000 });
    lab.simulator.fault({ method: 'Tasks.rerunStart.invoke', kind: 'response-lost-after-effect' });
    const { rerun } = await remediate(id, { rerun: { whenUnproven: 'give-up' } });
    expect(rerun.outcome).toBe('unproven');
    expect([lab.runs(id), lab.calls('Tasks.resubmit.invoke')]).toEqual([2, 0]);
  });
});

it('an override without a property is refused', async () => {
  const other = await openJp1AoLab({ overrides: { AddUser: { 'user.nmae': 'kim' } } });
  try {
    const properties = [
      { keyName: 'user.name', value: 'kim' },
      { keyName: 'user.password', value: 'canary-59c1', type: 'password' },
    ];
    const id = other.simulator.addTask({ serviceName: 'AddUser', status: 'failed', properties });
    const { rerun } = await remediate(id, { on: other, rerun: { ways: ['new-run'] } });
    expect(rerun).toMatchObject({ outcome: 'not-rerun', way: 'new-run' });
    expect(rerun.reason).toContain('no property user.nmae; it has: user.name, user.password');
    expect([other.runs(id), JSON.stringify(rerun).includes('canary-59c1')]).toEqual([1, false]);
  } finally {
    await other.close();
  }
});
