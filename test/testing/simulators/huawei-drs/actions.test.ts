import { ask, beginAt, endAll, JOB, send } from './drs';

afterEach(endAll);

/** What is available, and what is not. */
async function actionsOf(simulator: { readonly url: string }): Promise<string[][]> {
  const [, answer] = await ask(simulator, `GET v5 jobs/${JOB}/actions`);
  const { available_actions: available, unavailable_actions: unavailable } = answer.job_action as Actions;
  return [available, unavailable];
}

type Actions = Record<'available_actions' | 'unavailable_actions', string[]>;

describe('ShowActions', () => {
  it.each([
    {
      status: 'CONFIGURATION',
      can: ['START', 'FREE_RESOURCE'],
      cannot: ['CLONE', 'DELETE', 'RETRY', 'PAUSE'],
    },
    {
      status: 'PAUSING',
      can: ['RETRY', 'RESET', 'FREE_RESOURCE', 'CLONE'],
      cannot: ['PAUSE', 'START', 'UNSUBSCRIBE'],
    },
    {
      status: 'RELEASE_RESOURCE_COMPLETE',
      can: ['DELETE', 'CLONE'],
      cannot: ['FREE_RESOURCE', 'RETRY', 'CREATE'],
    },
  ])('of $status', async ({ status, can, cannot }) => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, status });
    const [available = [], unavailable = []] = await actionsOf(simulator);
    expect(available).toEqual(expect.arrayContaining(can));
    expect(unavailable).toEqual(expect.arrayContaining(cannot));
    expect(available.filter((word) => unavailable.includes(word))).toEqual([]);
  });

  it('lets a prepaid job be unsubscribed only', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, chargingMode: 'period' });
    const [available, unavailable] = await actionsOf(simulator);
    expect(available).toContain('UNSUBSCRIBE');
    expect(unavailable).toContain('FREE_RESOURCE');
  });

  it('names what is under way', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB });
    await send(simulator, `POST v5 jobs/${JOB}/stop`, { body: {} });
    const [, answer] = await ask(simulator, `GET v5 jobs/${JOB}/actions`);
    expect(answer).toMatchObject({ job_action: { current_action: 'FREE_RESOURCE' } });
  });

  it.each([
    ['422', 422, 'DRS.M00002'],
    ['400', 400, 'DRS.10000010'],
  ] as const)('of no job can be a %s', async (missingInActions, status, code) => {
    const { simulator } = await beginAt({ missingInActions });
    const [answered, { error_code: shown }] = await ask(simulator, `GET v5 jobs/${JOB}/actions`);
    expect([answered, shown]).toEqual([status, code]);
  });
});
