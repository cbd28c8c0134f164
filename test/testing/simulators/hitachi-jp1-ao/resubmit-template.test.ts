import { ask, begin, endAll, send } from './jp1-ao';
import { DONE, info } from './resubmission';

afterEach(endAll);

describe('the template of a resubmission', () => {
  it('has the schedule and the masked properties', async () => {
    const simulator = await begin();
    simulator.addTask(DONE);
    const { parameters, href } = await info(simulator);
    expect(href).toBe(`${simulator.url}/Automation/v1/objects/Tasks/5381/actions/resubmit/invoke`);
    expect(parameters).toEqual([
      {
        name: 'AddUser_1',
        description: '',
        scheduleType: 'immediate',
        scheduledStartTime: null,
        recurrenceInterval: null,
        recurrenceDayOfWeek: null,
        recurrenceDayOfMonth: null,
        recurrenceStartDate: null,
        recurrenceTime: null,
        recurrenceLastDayOfMonth: null,
        recurrenceMinutes: null,
      },
      { instanceID: 705381, keyName: 'user', value: 'ann', type: 'string' },
      { instanceID: 705382, keyName: 'secret', value: '********', type: 'password' },
    ]);
  });

  it('carries the recurrence', async () => {
    const simulator = await begin();
    const schedule = { type: 'recurrence', recurrenceInterval: 'daily', recurrenceTime: '03:00' } as const;
    simulator.addTask({ ...DONE, schedule });
    expect((await info(simulator)).parameters[0]).toMatchObject({
      scheduleType: 'recurrence',
      recurrenceInterval: 'daily',
      recurrenceTime: '03:00',
    });
  });

  it('is nested when asked', async () => {
    const simulator = await begin({ resubmitShape: 'nested' });
    simulator.addTask(DONE);
    const { parameters } = await ask(simulator, 'GET objects/Tasks/5381/actions/resubmit');
    expect(parameters).toMatchObject({ schedule: { name: 'AddUser_1' }, properties: [{}, {}] });
    const line = 'POST objects/Tasks/5381/actions/resubmit/invoke';
    expect((await send(simulator, line, { body: JSON.stringify({ parameters }) })).status).toBe(200);
    expect((await send(simulator, line, { body: JSON.stringify({ parameters: [parameters] }) })).status).toBe(
      400,
    );
  });

  it('masks nothing when asked', async () => {
    const simulator = await begin({ passwordMask: null });
    simulator.addTask(DONE);
    expect((await info(simulator)).parameters[2]).toMatchObject({ value: 'open sesame' });
  });
});
