import type { JsonObject } from '../../../../src/testing/simulators/kit';
import { ask, begin, beginAt, endAll, invoke, read, send } from './jp1-ao';

afterEach(endAll);

describe('archiving', () => {
  it('moves a task to the histories', async () => {
    const { simulator } = await beginAt();
    const id = simulator.addTask({ status: 'completed', name: 'done' });
    const result = await ask(simulator, `POST objects/Tasks/${id}/actions/archive/invoke`);
    const [url] = result.affectedResource as string[];
    expect(url).toBe(`${simulator.url}/Automation/v1/objects/TaskHistories/905381`);
    expect((await send(simulator, `GET objects/Tasks/${id}`)).status).toBe(404);
    expect(await ask(simulator, 'GET objects/Tasks')).toMatchObject({ data: [], count: 0 });
    expect(await ask(simulator, 'GET objects/TaskHistories/905381')).toMatchObject({
      ...{ instanceID: 905381, taskID: Number(id), name: 'done', status: 'completed' },
      archiveTime: '2015-08-07T19:00:40.025+0900',
    });
    expect(simulator.task(id)).toMatchObject({ archived: true });
  });

  it.each([
    ['completed', 200],
    ['failed', 200],
    ['canceled', 200],
    ['inProgress', 409],
    ['terminating', 409],
    ['waiting', 409],
  ])('of a task in %s answers %d', async (status, expected) => {
    const { simulator } = await beginAt();
    expect(await invoke(simulator, simulator.addTask({ status }), 'archive')).toBe(expected);
  });

  it('comes by itself when told', async () => {
    const { simulator, clock } = await beginAt({ runsForMs: 10, archivesAfterMs: 500 });
    const id = simulator.addTask({});
    clock.advance(509);
    expect((await send(simulator, `GET objects/Tasks/${id}`)).status).toBe(200);
    clock.advance(1);
    expect((await send(simulator, `GET objects/Tasks/${id}`)).status).toBe(404);
    const query = new URLSearchParams({ 'HQL::filter': `taskID=${id}` });
    const found = await ask(simulator, `GET objects/TaskHistories?${query.toString()}`);
    expect(found).toMatchObject({ data: [{ taskID: Number(id), status: 'completed' }], count: 1 });
  });

  it('does not hit a task that was retried', async () => {
    const { simulator, clock } = await beginAt({ archivesAfterMs: 500 });
    const id = simulator.addTask({ status: 'failed' });
    await invoke(simulator, id, 'rerunStart');
    clock.advance(600);
    expect(await read(simulator, id)).toMatchObject({ status: 'inProgress' });
  });

  it('can be done by the test', async () => {
    const simulator = await begin();
    const id = simulator.addTask({});
    expect(simulator.archive(id)).toBe('905381');
    expect((await send(simulator, `GET objects/Tasks/${id}`)).status).toBe(404);
    expect(() => simulator.archive(id)).toThrow(`There is no task ${id}.`);
  });

  it('leaves the schedule and the service out', async () => {
    const simulator = await begin();
    const history = simulator.archive(simulator.addTask({}));
    const shown = await ask(simulator, `GET objects/TaskHistories/${history}`);
    expect(Object.keys(shown).filter((name) => /^(service|schedule)(Template)?ID$/.test(name))).toEqual([]);
  });
});

describe('DELETE', () => {
  it('of a task answers 303 with a page', async () => {
    const simulator = await begin();
    const id = simulator.addTask({ status: 'completed' });
    const response = await send(simulator, `DELETE objects/Tasks/${id}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([303, 'text/html']);
    expect(response.headers.get('location')).toBe(
      `${simulator.url}/Automation/v1/objects/Tasks/${id}/actions/archive`,
    );
    expect(await response.text()).toMatch(/^<html>/);
    expect(simulator.task(id)).toMatchObject({ archived: false });
  });

  it('removes a debug task', async () => {
    const simulator = await begin();
    const id = simulator.addTask({ serviceState: 'debug' });
    const response = await send(simulator, `DELETE objects/Tasks/${id}`);
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect((await send(simulator, `GET objects/Tasks/${id}`)).status).toBe(404);
  });

  it('of nothing is 204', async () => {
    const simulator = await begin();
    expect((await send(simulator, 'DELETE objects/Tasks/1')).status).toBe(204);
    expect((await send(simulator, 'DELETE objects/TaskHistories/1')).status).toBe(204);
  });

  it('removes a history', async () => {
    const simulator = await begin();
    const history = simulator.archive(simulator.addTask({}));
    expect((await send(simulator, `DELETE objects/TaskHistories/${history}`)).status).toBe(204);
    expect((await ask(simulator, 'GET objects/TaskHistories')).data as JsonObject[]).toEqual([]);
    expect((await send(simulator, `GET objects/TaskHistories/${history}`)).status).toBe(404);
  });
});
