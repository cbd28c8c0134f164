import type { Jp1AoShape } from '../../../../src/testing/simulators/hitachi-jp1-ao';
import { connectToSimulator, type RemoteSimulator } from '../../../../src/testing/simulators/kit';
import { begin, endAll, invoke, send } from './jp1-ao';

afterEach(endAll);

async function remote(): Promise<RemoteSimulator<Jp1AoShape>> {
  return connectToSimulator<Jp1AoShape>((await begin({ stopTakesMs: null })).url);
}

describe('the control API', () => {
  it('adds, shows and changes tasks', async () => {
    const simulator = await remote();
    expect(await simulator.addTask({ id: '9007199254740993', name: 'big' })).toBe('9007199254740993');
    await simulator.setStatus('9007199254740993', 'completed');
    expect(await simulator.task('9007199254740993')).toMatchObject({ name: 'big', status: 'completed' });
    expect(await simulator.runsStarted()).toMatchObject({ '9007199254740993': { count: 1 } });
  });

  it('shows the ledger with exact ids', async () => {
    const simulator = await remote();
    const id = await simulator.addTask({ id: '9007199254740993' });
    await send(simulator, `GET objects/Tasks/${id}`);
    expect(await simulator.ledger()).toMatchObject([
      {
        method: 'Tasks.get',
        parameters: { id },
        items: [{ instanceID: id }],
        answer: 'sent',
        httpStatus: 200,
      },
    ]);
  });

  it('arms faults and changes settings', async () => {
    const simulator = await remote();
    const id = await simulator.addTask({});
    await simulator.fault({ kind: 'status', httpStatus: 500, method: 'Tasks.stop.invoke' });
    expect(await invoke(simulator, id, 'stop')).toBe(500);
    expect(await simulator.configure({ version: 'v10' })).toMatchObject({ version: 'v10' });
    expect(await invoke(simulator, id, 'forceStop')).toBe(404);
  });

  it('archives, restarts and ends sessions', async () => {
    const simulator = await remote();
    const [one, other] = [await simulator.addTask({}), await simulator.addTask({})];
    expect(await simulator.act('archive', { id: one })).toEqual({ historyId: '905381' });
    expect(await simulator.act('restartService')).toBeNull();
    expect(await simulator.task(other)).toMatchObject({ status: 'failed' });
    await simulator.act('restartService', { downForMs: 60_000 });
    expect(await invoke(simulator, other, 'rerunStart')).toBe(412);
    expect(await simulator.act('expireTokens')).toBeNull();
  });

  it('rejects with the sentence', async () => {
    const simulator = await remote();
    await expect(simulator.act('archive', { id: '1' })).rejects.toThrow('There is no task 1.');
    await expect(simulator.act('archive')).rejects.toThrow('The input needs the field id.');
    await expect(simulator.act('explode')).rejects.toThrow('There is no action explode.');
    await expect(simulator.act('restartService', { downForMs: -1 })).rejects.toThrow('downForMs must be');
    await expect(simulator.addTask({ startTime: 'yesterday' })).rejects.toThrow('must be a time');
    await expect(simulator.addTask({ schedule: { type: 'immediate', colour: 1 } as object })).rejects.toThrow(
      'The task.schedule has no field colour.',
    );
    await expect(simulator.configure({ users: { ann: {} as { password: string } } })).rejects.toThrow(
      'needs the field password',
    );
  });

  it('changes nothing when a setting is bad', async () => {
    const simulator = await remote();
    const change = { version: 'v10', vocabulary: 'spoken' } as unknown as { version: 'v10' };
    await expect(simulator.configure(change)).rejects.toThrow('vocabulary must be one of brief, ui');
    expect(await simulator.settings()).toMatchObject({ version: 'v12', vocabulary: 'brief' });
  });
});
