import type { CiscoPrimeSimulatorOptions } from '../../../../src/testing/simulators/cisco-prime';
import { ask, beginAt, endAll, historyOf, textOf } from './prime';

afterEach(endAll);

const RUNHISTORY = 'GET v3/op/jobService/runhistory.json';

async function withJobs(options: CiscoPrimeSimulatorOptions = {}) {
  const { simulator } = await beginAt({ utcOffsetMinutes: 0, ...options });
  const at = (startTime: string) => ({ status: 'COMPLETED', startTime });
  simulator.addTask({ id: 123, name: 'BulkA', type: 'Import', run: at('2013-04-26T13:00:00Z') });
  simulator.addTask({ id: 456, name: 'BulkB', type: 'Deploy', run: at('2013-04-26T15:00:00Z') });
  simulator.addTask({
    id: 789,
    name: 'Nightly Bulk',
    type: 'Deploy',
    earlierRuns: [at('2013-04-26T15:30:00Z')],
    run: at('2013-04-27T15:30:00Z'),
  });
  return simulator;
}

async function found(query: string, options?: CiscoPrimeSimulatorOptions): Promise<number[]> {
  const jobs = await historyOf(await withJobs(options), query);
  return jobs.map(({ jobId }) => jobId);
}

describe('runhistory', () => {
  it.each([
    ['jobId=456', [456]],
    ['jobId="456"', [456]],
    ['jobId=eq(456)', [456]],
    ['jobId=in(123,456)', [123, 456]],
    ['jobId=in("123", "789")', [123, 789]],
    ['jobId=between(400,800)', [456, 789]],
    ['jobName=BulkA', [123]],
    ['jobName="BulkA"', [123]],
    ['jobName=bulka', []],
    ['jobName=in("BulkA","Nightly Bulk")', [123, 789]],
    ['jobName=startsWith("Bulk")', [123, 456]],
    ['jobName=startsWith(Bulk)', [123, 456]],
    ['jobName=notStartsWith("Bulk")', [789]],
    ['jobName=contains("Bulk")', [123, 456, 789]],
    ['jobType=Deploy', [456, 789]],
    ['jobType=Deploy&jobName=startsWith("Bulk")', [456]],
    ['startTime=between("2013-04-26T14:00:00","2013-04-26T16:00:00")', [456, 789]],
    ['startTime=between("2013-04-26T16:00:00+02:00","2013-04-26T17:15:00+0200")', [456]],
    ['startTime="2013-04-26T15:00:00Z"', [456]],
    ['jobType=Import&startTime=between("2013-04-26T14:00:00","2013-04-26T16:00:00")', []],
    ['', []],
    ['_ctx.domain=ROOT-DOMAIN', []],
    ['jobId=456&_ctx.domain=ROOT-DOMAIN', [456]],
  ])('%s finds %j', async (query, ids) => {
    expect(await found(query)).toEqual(ids);
  });

  it.each([
    ['runId=15', 'There is no parameter runId'],
    ['jobId=abc', 'abc is no long'],
    ['jobId=startsWith(1)', 'startsWith needs an attribute that is a text'],
    ['jobName=like("x")', 'There is no operator like'],
    ['jobId=in()', 'in cannot take 0 values'],
    ['jobId=between(1)', 'between cannot take 1 values'],
    ['startTime=yesterday', 'yesterday is no time'],
  ])('%s is refused', async (query, sentence) => {
    const [status, text] = await textOf(await withJobs(), `${RUNHISTORY}?${query}`);
    expect([status, text]).toEqual([400, expect.stringContaining(`"message":"${sentence}.-SIM-400"`)]);
  });

  it('can ignore what it does not know', async () => {
    expect(await found('runId=15', { unknownFilter: 'ignored' })).toEqual([]);
    expect(await found('runId=15&jobId=456', { unknownFilter: 'ignored' })).toEqual([456]);
  });

  it.each([
    ['runs', 1],
    ['jobs', 2],
  ] as const)('selects %s by start time', async (startTimeSelects, count) => {
    const simulator = await withJobs({ startTimeSelects });
    const [job] = await historyOf(
      simulator,
      'jobId=789&startTime=between("2013-04-26","2013-04-27T00:00:00")',
    );
    expect(job?.runInstances).toMatchObject({ runInstance: { length: count } });
  });

  it.each([
    [{ utcOffsetMinutes: 120 }, [123]],
    [{ utcOffsetMinutes: 120, timesWithoutZone: 'utc' }, [456, 789]],
  ] as const)('reads times without a zone as of %j', async (options, ids) => {
    const query = 'startTime=between("2013-04-26T14:30:00","2013-04-26T15:30:00")';
    expect(await found(query, options)).toEqual(ids);
  });

  it('prints the zone of the server when asked', async () => {
    const simulator = await withJobs({ utcOffsetMinutes: 600, zoneStyle: 'offset' });
    const [job] = await historyOf(simulator, 'jobId=456');
    expect(job?.runInstances).toMatchObject({
      runInstance: [{ lastStartTime: '2013-04-27T01:00:00.000+10:00' }],
    });
  });

  it('collapses only a single job in v1', async () => {
    const simulator = await withJobs();
    const line = 'GET v1/op/jobService/runhistory.json';
    expect(await ask(simulator, `${line}?jobId=456`)).toMatchObject({
      mgmtResponse: { job: { jobId: 456 } },
    });
    expect(await ask(simulator, `${line}?jobType=Deploy`)).toMatchObject({
      mgmtResponse: { job: [{ jobId: 456 }, { runInstances: { runInstance: [{}, {}] } }] },
    });
  });
});
