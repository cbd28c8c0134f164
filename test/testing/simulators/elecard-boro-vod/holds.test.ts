import { begin, endAll, media, send } from '../boro-vod';

afterEach(endAll);

const stop = { task_ids: 1 };

describe('a held request', () => {
  it.each([
    ['before-effect', false],
    ['after-effect', true],
  ] as const)('waits %s', async (point, effect) => {
    const simulator = await begin();
    simulator.addTask(media);
    simulator.fault({ kind: 'hold', name: 'gate', point, method: 'TaskStop' });
    const answer = send(simulator, 'TaskStop', stop);
    await simulator.barrier('gate').reached();
    expect(simulator.task('1')?.stopRequested).toBe(effect);
    expect(simulator.ledger()).toMatchObject([{ fault: 'hold', answer: 'pending' }]);
    expect(simulator.barrier('gate').release()).toBe(1);
    expect((await answer).status).toBe(200);
    expect(simulator.task('1')?.stopRequested).toBe(true);
  });

  it('goes on without its client', async () => {
    const simulator = await begin();
    simulator.addTask(media);
    simulator.fault({ kind: 'hold', name: 'gate', point: 'before-effect' });
    const giveUp = new AbortController();
    const answer = fetch(`${simulator.url}/ctrl_api/v1/json`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"user_id":1,"methods":[{"method":"TaskStop","params":{"project_id":2,"task_ids":1}}]}',
      signal: giveUp.signal,
    });
    await simulator.barrier('gate').reached();
    giveUp.abort();
    await expect(answer).rejects.toThrow();
    simulator.barrier('gate').release();
    while (simulator.ledger()[0]?.answer === 'pending') await new Promise(setImmediate);
    expect(simulator.task('1')?.stopRequested).toBe(true);
  });

  it.each(['before-effect', 'after-effect'] as const)('does not hold up close (%s)', async (point) => {
    const simulator = await begin();
    simulator.addTask(media);
    simulator.fault({ kind: 'hold', name: 'gate', point });
    const failure = expect(send(simulator, 'TaskStop', stop)).rejects.toThrow();
    await simulator.barrier('gate').reached();
    await simulator.close();
    await failure;
    expect(simulator.task('1')?.stopRequested).toBe(point === 'after-effect');
    expect(simulator.ledger()).toMatchObject([{ answer: 'withheld' }]);
  });
});
