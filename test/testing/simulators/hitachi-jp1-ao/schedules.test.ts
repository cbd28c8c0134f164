import type { Jp1AoSimulator } from '../../../../src/testing/simulators/hitachi-jp1-ao';
import { ask, begin, beginAt, endAll, invoke, send } from './jp1-ao';

afterEach(endAll);

function scheduleOf(simulator: Jp1AoSimulator, id: string): string {
  return simulator.task(id)?.scheduleId ?? '';
}

/** The HTTP status of an action on the task's schedule. */
async function act(simulator: Jp1AoSimulator, id: string, action: string): Promise<number> {
  const line = `POST objects/Schedules/${scheduleOf(simulator, id)}/actions/${action}/invoke`;
  return (await send(simulator, line)).status;
}

describe('an action on a schedule', () => {
  it.each([
    ['waiting', 'cancel', 200, 'canceled'],
    ['suspended', 'cancel', 200, 'canceled'],
    ['canceled', 'cancel', 200, 'canceled'],
    ['inProgress', 'cancel', 409, 'inProgress'],
    ['completed', 'cancel', 409, 'completed'],
    ['waiting', 'suspend', 200, 'suspended'],
    ['suspended', 'suspend', 200, 'suspended'],
    ['inProgress', 'suspend', 409, 'inProgress'],
    ['canceled', 'suspend', 409, 'canceled'],
    ['suspended', 'resume', 200, 'waiting'],
    ['waiting', 'resume', 200, 'waiting'],
    ['inProgress', 'resume', 409, 'inProgress'],
    ['canceled', 'resume', 409, 'canceled'],
  ])('in %s: %s answers %d and leaves it %s', async (status, action, ...expected) => {
    const [answer, after] = expected;
    const { simulator } = await beginAt();
    const id = simulator.addTask({ status });
    expect(await act(simulator, id, action)).toBe(answer);
    expect(simulator.task(id)?.status).toBe(after);
  });

  it('points to the schedule', async () => {
    const { simulator } = await beginAt();
    const path = `Schedules/${scheduleOf(simulator, simulator.addTask({ status: 'waiting' }))}`;
    const result = await ask(simulator, `POST objects/${path}/actions/suspend/invoke`);
    expect(result).toMatchObject({
      state: 'success',
      affectedResource: [`${simulator.url}/Automation/v1/objects/${path}`],
    });
  });

  it('has its information', async () => {
    const simulator = await begin();
    const path = `objects/Schedules/${scheduleOf(simulator, simulator.addTask({}))}/actions`;
    const info = (name: string) => ({
      ...{ name, method: 'POST', parameters: [] },
      href: `${simulator.url}/Automation/v1/${path}/${name}/invoke`,
    });
    expect(await ask(simulator, `GET ${path}/cancel`)).toEqual(info('cancel'));
    expect(await ask(simulator, `GET ${path}`)).toEqual({
      data: [info('cancel'), info('suspend'), info('resume')],
      count: 3,
    });
  });

  it('needs a schedule', async () => {
    const simulator = await begin();
    for (const line of [
      'GET objects/Schedules/1/actions',
      'POST objects/Schedules/1/actions/cancel/invoke',
    ]) {
      expect((await send(simulator, line)).status).toBe(404);
    }
  });
});

describe('a suspended task', () => {
  it('does not start until it is resumed', async () => {
    const { simulator, clock } = await beginAt();
    const id = simulator.addTask({ status: 'waiting' });
    await act(simulator, id, 'suspend');
    clock.advance(1_000);
    expect(simulator.task(id)?.status).toBe('suspended');
    await act(simulator, id, 'resume');
    clock.advance(20);
    expect(simulator.task(id)?.status).toBe('inProgress');
  });
});

describe('a recurring schedule', () => {
  const daily = { type: 'recurrence', recurrenceInterval: 'daily' } as const;

  it('makes a task for every run', async () => {
    const { simulator, clock } = await beginAt({ recurrenceEveryMs: 1_000, runsForMs: 10 });
    const id = simulator.addTask({ schedule: daily });
    clock.advance(2_500);
    expect(simulator.tasks().map(({ status }) => status)).toEqual([
      'completed',
      'completed',
      'completed',
      'waiting',
    ]);
    expect(simulator.runsStarted()[id]?.count).toBe(3);
  });

  it('makes none once it is canceled', async () => {
    const { simulator, clock } = await beginAt({ recurrenceEveryMs: 1_000, runsForMs: 10 });
    const id = simulator.addTask({ schedule: daily });
    expect(await act(simulator, id, 'cancel')).toBe(200);
    clock.advance(5_000);
    expect(simulator.tasks().map(({ status }) => status)).toEqual(['completed', 'canceled']);
    expect(simulator.runsStarted()[id]?.count).toBe(1);
  });

  it('makes none even if a canceled task runs', async () => {
    const { simulator } = await beginAt();
    const id = simulator.addTask({ status: 'waiting', schedule: daily });
    await act(simulator, id, 'cancel');
    simulator.setStatus(id, 'inProgress');
    expect(simulator.tasks()).toHaveLength(1);
  });

  it('makes none for a retry', async () => {
    const { simulator } = await beginAt();
    const id = simulator.addTask({ schedule: daily });
    simulator.setStatus(id, 'failed');
    await invoke(simulator, id, 'rerunStart');
    expect(simulator.tasks()).toHaveLength(2);
  });
});
