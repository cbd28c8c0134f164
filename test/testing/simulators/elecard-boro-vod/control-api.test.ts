import type { BoroVodShape } from '../../../../src/testing/simulators/elecard-boro-vod';
import { connectToSimulator, type RemoteSimulator } from '../../../../src/testing/simulators/kit';
import { begin, endAll, items, media, send } from '../boro-vod';

afterEach(endAll);

async function remote(): Promise<RemoteSimulator<BoroVodShape>> {
  return connectToSimulator<BoroVodShape>((await begin({ firstTaskId: 63 })).url);
}

/** Sends e.g. `POST tasks` as it stands, to see what the client hides. */
async function raw(url: string, route: string, body?: string): Promise<[number, unknown]> {
  const [method = '', path] = route.split(' ');
  const response = await fetch(`${url}/_simulator/${path}`, { method, ...(body !== undefined && { body }) });
  return [response.status, await response.json()];
}

describe('the control API', () => {
  it('adds, shows and changes tasks', async () => {
    const simulator = await remote();
    expect(await simulator.addTask(media)).toBe('63');
    expect(await simulator.task('63')).toMatchObject({ id: '63', status: 'Running' });
    await simulator.setStatus('63', 'Completed');
    expect(await simulator.tasks()).toMatchObject([{ id: '63', status: 'Completed' }]);
    expect(await simulator.task('64')).toBeUndefined();
    expect(await simulator.runsStarted()).toEqual({ '/media/a.ts': { count: 1, taskIds: ['63'] } });
  });

  it('shows the ledger, without its own calls', async () => {
    const simulator = await remote();
    await simulator.addTask(media);
    await items(simulator, 'TaskStop', { task_ids: 63 });
    expect(await simulator.ledger()).toMatchObject([
      { number: 1, method: 'TaskStop', effects: ['stop requested 63'], answer: 'sent', httpStatus: 200 },
    ]);
  });

  it('arms, shows and clears faults', async () => {
    const simulator = await remote();
    await simulator.fault({ kind: 'status', httpStatus: 503, method: 'TaskStop', times: 2 });
    expect((await send(simulator, 'TaskStop', { task_ids: 63 })).status).toBe(503);
    expect(await simulator.faults()).toMatchObject([{ kind: 'status', times: 1 }]);
    await simulator.clearFaults();
    expect((await send(simulator, 'TaskStop', { task_ids: 63 })).status).toBe(200);
  });

  it('changes the settings named', async () => {
    const simulator = await remote();
    expect(await simulator.configure({ unknownTaskInStatus: 'absent' })).toMatchObject({
      unknownTaskInStatus: 'absent',
      restartAttempts: 3,
    });
    expect(await items(simulator, 'TaskStatus', { task_ids: 9 })).toEqual([]);
    expect(await simulator.settings()).toMatchObject({ unknownTaskInStatus: 'absent' });
  });

  it('waits at barriers and releases them', async () => {
    const simulator = await remote();
    const gate = simulator.barrier('before the stop');
    await simulator.fault({ kind: 'hold', name: 'before the stop', point: 'before-effect' });
    const reached = gate.reached();
    const answer = send(simulator, 'TaskStop', { task_ids: 63 });
    await reached;
    expect(await simulator.barriers()).toEqual([{ name: 'before the stop', arrivals: 1, waiting: 1 }]);
    expect(await gate.release()).toBe(1);
    expect((await answer).status).toBe(200);
  });

  it('rejects with the sentence', async () => {
    const simulator = await remote();
    await expect(simulator.addTask({ templateId: 1, uri: '' })).rejects.toThrow(
      'The task.uri must not be empty.',
    );
    await expect(simulator.setStatus('9', 'Running')).rejects.toThrow('There is no task 9.');
  });

  it.each([
    [{ route: 'POST tasks', body: '{' }, 400, 'The body must be JSON.'],
    [{ route: 'POST tasks', body: '{"uri":"/a"}' }, 400, 'The task needs templateId and uri.'],
    [
      { route: 'POST tasks', body: '{"templateId":1,"uri":"/a","runForMs":1}' },
      400,
      'The task has no field runForMs.',
    ],
    [{ route: 'POST tasks/9/status', body: '{}' }, 400, 'The body needs the field status.'],
    [
      { route: 'POST tasks/%ZZ/status', body: '{"status":"x"}' },
      400,
      'The path is not percent-encoded correctly.',
    ],
    [
      { route: 'POST settings', body: '{"restart":"no"}' },
      400,
      'The settings.restart must be true or false.',
    ],
    [{ route: 'POST faults', body: '{"kind":"slow"}' }, 400, 'The fault slow needs the field delayMs.'],
    [{ route: 'GET barriers/a/reached?count=x' }, 400, /^count must be a whole number/],
    [{ route: 'GET nothing' }, 404, 'There is no GET /_simulator/nothing.'],
    [{ route: 'DELETE tasks' }, 404, 'There is no DELETE /_simulator/tasks.'],
  ])(
    'answers %j with %d and a sentence',
    async ({ route, body }: { route: string; body?: string }, status, sentence) => {
      const { url } = await begin();
      const error: unknown = typeof sentence === 'string' ? sentence : expect.stringMatching(sentence);
      expect(await raw(url, route, body)).toEqual([status, { error }]);
    },
  );

  it('changes nothing when a setting is bad', async () => {
    const simulator = await remote();
    await expect(
      raw(simulator.url, 'POST settings', '{"restart":false,"restartAttempts":0}'),
    ).resolves.toMatchObject([400, {}]);
    expect(await simulator.settings()).toMatchObject({ restart: true });
  });
});
