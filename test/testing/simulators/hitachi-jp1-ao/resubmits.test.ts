import type { JsonObject } from '../../../../src/testing/simulators/kit';
import { begin, beginAt, endAll, invoke, read } from './jp1-ao';
import { DONE, post } from './resubmission';

afterEach(endAll);

function affected(result: JsonObject): unknown {
  return result.affectedResource;
}

describe('a resubmission', () => {
  it('creates a task and a schedule', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask(DONE);
    const response = await post(simulator, { name: 'again', description: 'marker 1' });
    const result = (await response.json()) as JsonObject;
    expect(affected(result)).toEqual([`${simulator.url}/Automation/v1/objects/Tasks/5382`]);
    expect(await read(simulator, '5382')).toMatchObject({
      ...{ name: 'again', description: 'marker 1', status: 'waiting', submitter: 'system', startTime: null },
      scheduleID: 505382,
      serviceID: (await read(simulator, '5381')).serviceID,
    });
    clock.advance(20);
    expect(await read(simulator, '5382')).toMatchObject({ status: 'inProgress' });
    expect(simulator.task('5382')).toMatchObject({ work: '5381', origin: 'resubmit' });
    expect(simulator.runsStarted()).toEqual({ 5381: { count: 2, taskIds: ['5381', '5382'] } });
  });

  it('twice makes two tasks', async () => {
    const simulator = await begin();
    simulator.addTask(DONE);
    await post(simulator);
    await post(simulator);
    expect(simulator.runsStarted()['5381']?.count).toBe(3);
  });

  it('waits for its start time', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask(DONE);
    const later = { scheduleType: 'schedule', scheduledStartTime: '2015-08-07T19:01:00+09:00' };
    expect((await post(simulator, later)).status).toBe(200);
    expect(await read(simulator, '5382')).toMatchObject({
      status: 'waiting',
      scheduleType: 'schedule',
      scheduledStartTime: '2015-08-07T19:01:00.000+0900',
    });
    clock.advance(19_975);
    expect(simulator.task('5382')?.status).toBe('inProgress');
  });

  it('of a recurrence starts a second one', async () => {
    const { simulator, clock } = await beginAt({ recurrenceEveryMs: 1_000, runsForMs: 10 });
    simulator.addTask({ ...DONE, schedule: { type: 'recurrence', recurrenceInterval: 'daily' } });
    await post(simulator);
    clock.advance(3_000);
    expect(simulator.runsStarted()['5381']).toEqual({ count: 4, taskIds: ['5381', '5382', '5383', '5384'] });
  });

  it('of a recurrence can run once', async () => {
    const { simulator, clock } = await beginAt({ recurrenceEveryMs: 1_000, runsForMs: 10 });
    simulator.addTask({ ...DONE, schedule: { type: 'recurrence', recurrenceInterval: 'daily' } });
    await post(simulator, { scheduleType: 'immediate' });
    clock.advance(3_000);
    expect(simulator.runsStarted()['5381']?.count).toBe(2);
    expect(await read(simulator, '5382')).toMatchObject({ recurrenceInterval: null });
  });

  it.each(['literal', 'unchanged'] as const)('takes other values (mask: %s)', async (maskComingBack) => {
    const simulator = await begin({ maskComingBack });
    simulator.addTask(DONE);
    await post(simulator, {}, [{ keyName: 'secret', value: 'new' }]);
    expect(simulator.task('5382')?.properties).toEqual({ user: 'ann', secret: 'new' });
  });

  it.each([
    ['literal', '********'],
    ['unchanged', 'open sesame'],
  ] as const)('takes the mask as %s', async (maskComingBack, secret) => {
    const simulator = await begin({ maskComingBack });
    simulator.addTask(DONE);
    await post(simulator);
    expect(simulator.task('5382')?.properties.secret).toBe(secret);
  });

  it.each([
    ['task', ['Tasks/5382']],
    ['schedule', ['Schedules/505382']],
    ['both', ['Schedules/505382', 'Tasks/5382']],
  ] as const)('points to its %s', async (resubmitResult, paths) => {
    const simulator = await begin({ resubmitResult });
    simulator.addTask(DONE);
    const result = (await (await post(simulator)).json()) as JsonObject;
    expect(affected(result)).toEqual(paths.map((path) => `${simulator.url}/Automation/v1/objects/${path}`));
  });

  it.each([
    ['failed', 200, 200],
    ['completed', 200, 200],
    ['canceled', 200, 200],
    ['inProgress', 409, 200],
    ['waiting', 409, 200],
    ['terminating', 409, 200],
  ])('of a task in %s answers %d, or %d', async (status, ended, any) => {
    const simulator = await begin();
    simulator.addTask({ ...DONE, status, stopTakesMs: null });
    expect((await post(simulator)).status).toBe(ended);
    simulator.configure({ resubmitTakes: 'any' });
    expect((await post(simulator)).status).toBe(any);
  });

  it('refuses leftovers when told', async () => {
    const simulator = await begin({ leftoverMembers: 'refused' });
    simulator.addTask({ ...DONE, schedule: { type: 'recurrence', recurrenceInterval: 'daily' } });
    expect((await post(simulator, { scheduleType: 'immediate' })).status).toBe(400);
    expect((await post(simulator, { scheduleType: 'immediate', recurrenceInterval: null })).status).toBe(200);
  });

  it('does not inherit what was meant for one stop', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ ...DONE, lastPlugIn: true, endsDuringStop: 'completed' });
    await post(simulator);
    clock.advance(20);
    await invoke(simulator, '5382', 'stop');
    clock.advance(30);
    expect(simulator.task('5382')?.status).toBe('failed');
  });
});
