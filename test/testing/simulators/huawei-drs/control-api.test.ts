import type { DrsShape } from '../../../../src/testing/simulators/huawei-drs';
import { connectToSimulator, type RemoteSimulator } from '../../../../src/testing/simulators/kit';
import { ask, begin, endAll, JOB, send, tokenFor } from './drs';

afterEach(endAll);

async function remote(): Promise<RemoteSimulator<DrsShape>> {
  return connectToSimulator<DrsShape>((await begin({ stopTakesMs: null })).url);
}

describe('the control API', () => {
  it('adds, shows and changes jobs', async () => {
    const simulator = await remote();
    expect(await simulator.addTask({ id: JOB, name: 'orders' })).toBe(JOB);
    await simulator.setStatus(JOB, 'FULL_TRANSFER_FAILED');
    expect(await simulator.task(JOB)).toMatchObject({ name: 'orders', status: 'FULL_TRANSFER_FAILED' });
    expect(await simulator.runsStarted()).toEqual({ [JOB]: { count: 1, taskIds: [JOB] } });
  });

  it('counts a start that it makes', async () => {
    const simulator = await remote();
    await simulator.addTask({ id: JOB, status: 'INCRE_TRANSFER_FAILED' });
    await simulator.setStatus(JOB, 'STARTJOBING');
    expect(await simulator.runsStarted()).toMatchObject({ [JOB]: { count: 2 } });
  });

  it('arms faults and changes settings', async () => {
    const simulator = await remote();
    await simulator.addTask({ id: JOB });
    await simulator.fault({ kind: 'status', httpStatus: 503, method: 'v5.stop' });
    expect((await send(simulator, `POST v5 jobs/${JOB}/stop`, { body: {} })).status).toBe(503);
    expect(await simulator.configure({ v5: false })).toMatchObject({ v5: false, v3: true });
    expect((await ask(simulator, `GET v5 jobs/${JOB}/actions`))[0]).toBe(404);
  });

  it('revokes tokens', async () => {
    const simulator = await remote();
    const headers = { 'x-auth-token': await tokenFor(simulator) };
    expect(await simulator.act('revokeTokens')).toBeNull();
    expect((await send(simulator, `GET v5 jobs/${JOB}/actions`, { headers })).status).toBe(401);
  });

  it('gives each new job an id and a name', async () => {
    const simulator = await remote();
    const [one, other] = [await simulator.addTask({}), await simulator.addTask({})];
    expect(one).not.toBe(other);
    expect(one).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{7}jb[0-9a-z]{3}$/);
    expect((await simulator.tasks()).map(({ name }) => name)).toEqual(['DRS-0001', 'DRS-0002']);
  });

  it('rejects with the sentence', async () => {
    const simulator = await remote();
    await simulator.addTask({ id: JOB });
    await expect(simulator.addTask({ id: JOB })).rejects.toThrow(`There is already a job ${JOB}.`);
    await expect(simulator.addTask({ id: '7' })).rejects.toThrow('must look like an id of a job');
    await expect(simulator.addTask({ colour: 1 } as object)).rejects.toThrow('The job has no field colour.');
    await expect(simulator.addTask({ createTime: 'yesterday' })).rejects.toThrow('must be a time');
    await expect(simulator.setStatus('7', 'PAUSING')).rejects.toThrow('There is no job 7.');
    await expect(simulator.act('revokeTokens', { now: true })).rejects.toThrow('The input has no field now.');
    const key = { AK: {} } as unknown as Record<string, { secret: string }>;
    await expect(simulator.configure({ accessKeys: key })).rejects.toThrow('needs the field secret');
  });

  it('changes nothing when a setting is bad', async () => {
    const simulator = await remote();
    const change = { v3: false, pausedWord: 'PAUSED' } as unknown as { v3: boolean };
    await expect(simulator.configure(change)).rejects.toThrow('pausedWord must be one of PAUSING, PAUSEING.');
    expect(await simulator.settings()).toMatchObject({ v3: true, pausedWord: 'PAUSING' });
  });
});
