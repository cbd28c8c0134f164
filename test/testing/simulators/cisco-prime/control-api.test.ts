import type { CiscoPrimeShape } from '../../../../src/testing/simulators/cisco-prime';
import { connectToSimulator, type RemoteSimulator } from '../../../../src/testing/simulators/kit';
import { begin, endAll, put, textOf } from './prime';

afterEach(endAll);

async function remote(): Promise<RemoteSimulator<CiscoPrimeShape>> {
  return connectToSimulator<CiscoPrimeShape>((await begin({ stopTakesMs: null })).url);
}

describe('the control API', () => {
  it('adds, shows and changes jobs', async () => {
    const simulator = await remote();
    const run = { id: '9007199254740993' };
    expect(await simulator.addTask({ id: 7, work: 'W', run })).toBe('7');
    await simulator.setStatus('9007199254740993', 'COMPLETED/FAILURE');
    await simulator.setStatus('7', 'SUSPENDED');
    expect(await simulator.task('7')).toMatchObject({
      status: 'SUSPENDED',
      runs: [{ id: '9007199254740993', status: 'COMPLETED', result: 'FAILURE' }],
    });
    expect(await simulator.runsStarted()).toEqual({ W: { count: 1, taskIds: ['7/9007199254740993'] } });
    expect(await simulator.task('8')).toBeUndefined();
  });

  it('shows the ledger with exact ids', async () => {
    const simulator = await remote();
    await simulator.addTask({ id: 7, run: { id: '9007199254740993' } });
    await textOf(simulator, 'GET v3/op/jobService/runhistory.json?jobId=7');
    expect(await simulator.ledger()).toMatchObject([
      {
        method: 'runhistory',
        parameters: { line: 'GET /webacs/api/v3/op/jobService/runhistory.json', query: { jobId: '7' } },
        items: [{ id: '7', runs: [{ runId: '9007199254740993' }] }],
        answer: 'sent',
        httpStatus: 200,
      },
    ]);
  });

  it('arms faults and changes settings', async () => {
    const simulator = await remote();
    await simulator.addTask({ run: { id: 15 } });
    await simulator.fault({ kind: 'vendor', name: 'failure-items', method: 'cancelrunning' });
    expect(await simulator.faults()).toHaveLength(1);
    expect(await put(simulator, 'cancelrunning', [15])).toEqual({ success: [], failure: [15] });
    expect(await simulator.configure({ apiVersions: [4] })).toMatchObject({ apiVersions: [4] });
    expect((await textOf(simulator, 'GET v3/data'))[0]).toBe(404);
  });

  it('starts runs, purges and counts', async () => {
    const simulator = await remote();
    await simulator.addTask({ id: 7, run: { id: 15 } });
    const { runId } = (await simulator.act('startRun', { id: '7' })) as { runId: string };
    expect((await simulator.task('7'))?.runs.map(({ id }) => id)).toEqual(['15', runId]);
    expect(await simulator.act('purge', { id: '15' })).toBeNull();
    expect(await put(simulator, 'cancelrunning', [15])).toEqual({ success: [], failure: [15] });
    expect(await simulator.act('traffic')).toMatchObject({ requests: 1, admitted: { nbi: 1 } });
  });

  it('rejects with the sentence', async () => {
    const simulator = await remote();
    await expect(simulator.act('startRun', { id: '1' })).rejects.toThrow('There is no job 1.');
    await expect(simulator.act('purge')).rejects.toThrow('The input needs the field id.');
    await expect(simulator.setStatus('1', 'RUNNING')).rejects.toThrow('There is no job or run 1.');
    await expect(simulator.addTask({ run: { startTime: 'yesterday' } })).rejects.toThrow('must be a time');
    await expect(simulator.addTask({ run: { id: 2 ** 53 } })).rejects.toThrow('must be a whole number');
    await expect(simulator.addTask({ run: { results: [{}] as never } })).rejects.toThrow(
      'needs the field property',
    );
    await expect(simulator.configure({ users: { ann: {} as { password: string } } })).rejects.toThrow(
      'needs the field password',
    );
  });

  it('changes nothing when a setting is bad', async () => {
    const simulator = await remote();
    const change = { zoneStyle: 'offset', emptyList: 'none' } as unknown as { zoneStyle: 'offset' };
    await expect(simulator.configure(change)).rejects.toThrow('emptyList must be one of absent, text, list');
    expect(await simulator.settings()).toMatchObject({ zoneStyle: 'Z', emptyList: 'absent' });
  });
});
