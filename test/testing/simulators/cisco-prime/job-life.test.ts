import { virtualClock } from '../../../../src/testing/simulators/kit';
import { begin, beginAt, endAll, historyOf, onlyRun, runsOf } from './prime';

afterEach(endAll);

describe('a run', () => {
  it('is created, pending, running and completed', async () => {
    const { simulator, clock } = await beginAt({ createdForMs: 10, pendingForMs: 20, runsForMs: 100 });
    const job = simulator.addTask({ run: { status: 'CREATED' } });
    clock.advance(130);
    expect(onlyRun(simulator, job).history).toEqual([
      { at: '2017-05-16T18:20:01.680Z', status: 'CREATED', result: null },
      { at: '2017-05-16T18:20:01.690Z', status: 'PENDING_EXECUTION', result: null },
      { at: '2017-05-16T18:20:01.710Z', status: 'RUNNING', result: null },
      { at: '2017-05-16T18:20:01.810Z', status: 'COMPLETED', result: 'SUCCESS' },
    ]);
  });

  it.each(['PARTIALSUCCESS', 'FAILURE', 'PARTIALFAILURE', 'ROLLBACKED'] as const)(
    'can end as %s',
    async (endsAs) => {
      const { simulator, clock } = await beginAt({ runsForMs: 10 });
      const job = simulator.addTask({ endsAs });
      clock.advance(10);
      expect(await runsOf(simulator, job)).toMatchObject([{ runStatus: 'COMPLETED', resultStatus: endsAs }]);
    },
  );

  it('has results when it has ended', async () => {
    const { simulator } = await beginAt();
    const variables = { password: 'hunter2' };
    const job = simulator.addTask({ name: 'JobX', devices: ['112401323'], variables, run: { id: 15 } });
    expect(await runsOf(simulator, job)).toMatchObject([{ results: '' }]);
    simulator.setStatus('15', 'COMPLETED');
    expect(await runsOf(simulator, job)).toMatchObject([
      {
        results: {
          result: [
            { property: '112401323', value: 'configure terminal\r\npassword hunter2\r\nend' },
            { property: 'JobX', value: '1/1 template configurations successfully applied.' },
          ],
        },
      },
    ]);
  });

  it.each([
    ['COMPLETED', 'COMPLETED', 'SUCCESS'],
    ['COMPLETED/FAILURE', 'COMPLETED', 'FAILURE'],
    ['CANCELLED', 'CANCELLED', 'CANCELLED'],
    ['ABORTED', 'ABORTED', null],
    ['PAUSED/PAUSED', 'PAUSED', 'PAUSED'],
    ['UPSIDE_DOWN', 'UPSIDE_DOWN', null],
  ])('is put into %s', async (words, status, result) => {
    const { simulator } = await beginAt();
    const job = simulator.addTask({ run: { id: 15 } });
    simulator.setStatus('15', words);
    expect(onlyRun(simulator, job)).toMatchObject({ status, result });
  });

  it('goes on when it is put back', async () => {
    const { simulator, clock } = await beginAt({ runsForMs: 10 });
    const job = simulator.addTask({ run: { id: 15, status: 'COMPLETED' } });
    simulator.setStatus('15', 'RUNNING');
    expect(onlyRun(simulator, job)).toMatchObject({ status: 'RUNNING', completionTime: null });
    expect(await runsOf(simulator, job)).toMatchObject([{ results: '' }]);
    clock.advance(10);
    expect(onlyRun(simulator, job).status).toBe('COMPLETED');
  });
});

describe('a job', () => {
  it('has a trigger apart from its runs', async () => {
    const { simulator } = await beginAt();
    const job = simulator.addTask({});
    expect(await historyOf(simulator, `jobId=${job}`)).toMatchObject([
      { jobStatus: 'COMPLETED', runInstances: { runInstance: [{ runStatus: 'RUNNING' }] } },
    ]);
    simulator.setStatus(job, 'PENDINGAPPROVAL');
    expect(simulator.task(job)).toMatchObject({ status: 'PENDINGAPPROVAL', runs: [{ status: 'RUNNING' }] });
  });

  it.each([
    ['oldest-first', [14, 15]],
    ['newest-first', [15, 14]],
  ] as const)('shows several runs, %s', async (runOrder, ids) => {
    const { simulator } = await beginAt({ runOrder });
    const earlierRuns = [{ id: 14, status: 'COMPLETED', result: 'FAILURE' }];
    const job = simulator.addTask({ earlierRuns, run: { id: 15 } });
    expect((await runsOf(simulator, job)).map(({ runId }) => runId)).toEqual(ids);
  });

  it('has later runs that end otherwise', async () => {
    const { simulator, clock } = await beginAt({ runsForMs: 10 });
    const plan = { endsAs: 'FAILURE', endsDuringStop: 'SUCCESS', laterRunsEndAs: 'PARTIALSUCCESS' } as const;
    const job = simulator.addTask(plan);
    clock.advance(10);
    simulator.startRun(job);
    clock.advance(100);
    expect(simulator.task(job)?.runs.map(({ result }) => result)).toEqual(['FAILURE', 'PARTIALSUCCESS']);
  });

  it('is forgotten when purged, and still counts', async () => {
    const { simulator } = await beginAt();
    const job = simulator.addTask({
      work: 'W',
      earlierRuns: [{ id: 14, status: 'COMPLETED' }],
      run: { id: 15 },
    });
    simulator.purge('14');
    expect((await runsOf(simulator, job)).map(({ runId }) => runId)).toEqual([15]);
    simulator.purge(job);
    expect(await historyOf(simulator, `jobId=${job}`)).toEqual([]);
    expect(simulator.runsStarted()).toEqual({ W: { count: 2, taskIds: [`${job}/14`, `${job}/15`] } });
    expect(() => simulator.purge(job)).toThrow(`There is no job or run ${job}.`);
  });

  it('cannot take the id of another', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: 7, run: { id: 15 } });
    expect(() => simulator.addTask({ id: 15 })).toThrow('There is already a job or run 15.');
    expect(() => simulator.addTask({ id: 8, run: { id: 8 } })).toThrow('There is already a job or run 8.');
  });
});

describe('ids', () => {
  it('may exceed what JavaScript numbers hold', async () => {
    const simulator = await begin({ firstJobId: '9007199254740993' });
    expect(simulator.addTask({})).toBe('9007199254740993');
    await expect(begin({ firstJobId: '0' })).rejects.toThrow('firstJobId must be a positive whole number');
  });

  it('chosen by a test are not given again', async () => {
    const simulator = await begin({ firstJobId: '5' });
    simulator.addTask({ id: 5, run: { id: 6 } });
    expect(simulator.addTask({})).toBe('7');
  });
});

it('does nothing by itself once closed', async () => {
  const clock = virtualClock();
  const simulator = await begin({ clock, runsForMs: 10 });
  const job = simulator.addTask({ everyMs: 100 });
  await simulator.close();
  clock.advance(1000);
  expect(onlyRun(simulator, job).status).toBe('RUNNING');
});
