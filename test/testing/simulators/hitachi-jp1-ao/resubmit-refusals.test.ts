import { begin, endAll, send } from './jp1-ao';
import { DONE, post } from './resubmission';

afterEach(endAll);

describe('a resubmission', () => {
  it.each([
    [{ scheduleType: 'someday' }, 'The schedule has no known scheduleType.'],
    [{ name: '' }, 'The schedule has no name.'],
    [{ description: null }, 'The schedule has no description.'],
    [{ scheduleType: 'schedule' }, 'scheduledStartTime cannot be read.'],
    [
      { scheduleType: 'schedule', scheduledStartTime: '2015-08-07T19:01:00.000+0900' },
      'scheduledStartTime cannot be read.',
    ],
  ])('refuses the schedule %j', async (schedule, message) => {
    const simulator = await begin();
    simulator.addTask(DONE);
    const response = await post(simulator, schedule);
    expect([response.status, await response.json()]).toMatchObject([400, { message }]);
    expect(simulator.tasks()).toHaveLength(1);
  });

  it.each([
    [{ keyName: 'nothing', value: 'x' }, 'There is no property nothing.'],
    [{ keyName: 'user' }, 'The property user has no value.'],
    [{ keyName: 'user', value: 'x', instanceID: 1 }, 'The property user has another instanceID.'],
  ])('refuses the property %j', async (property, message) => {
    const simulator = await begin();
    simulator.addTask(DONE);
    const response = await post(simulator, {}, [property]);
    expect([response.status, await response.json()]).toMatchObject([400, { message }]);
  });

  it('does not check property ids when told', async () => {
    const simulator = await begin({ propertyIds: 'ignored' });
    simulator.addTask(DONE);
    expect((await post(simulator, {}, [{ keyName: 'user', value: 'x', instanceID: 1 }])).status).toBe(200);
  });

  it.each(['', 'not JSON', '[]', '{}', '{"parameters":[]}', '{"parameters":null}'])(
    'refuses the body %j',
    async (body) => {
      const simulator = await begin();
      simulator.addTask(DONE);
      const line = 'POST objects/Tasks/5381/actions/resubmit/invoke';
      expect((await send(simulator, line, { body })).status).toBe(400);
    },
  );
});
