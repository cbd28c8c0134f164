import { failureTypeOf, type JobFilter } from '../../src/contract';
import { ScriptedSystem } from '../fakes/scripted-system';
import { Attempts, failureOf, reportOf } from './attempts';

const NOW = Date.parse('2026-03-01T12:00:00Z');

function lab(): ScriptedSystem {
  return new ScriptedSystem()
    .add('1', { phase: 'running', name: 'nightly-a', startedAt: '2026-03-01T05:59:59Z' })
    .add('2', { phase: 'running', name: 'nightly-b', startedAt: '2026-03-01T06:00:01Z' })
    .add('3', { phase: 'unknown', name: 'weekly' })
    .add('4', { phase: 'failed', name: 'nightly-c', startedAt: '2026-03-01T01:00:00Z' })
    .add('5', { phase: 'paused', startedAt: '2026-03-01T01:00:00Z' });
}

function list(filter: JobFilter, system = lab()) {
  return new Attempts(system, 'jobControl.list', { system: 'lab', filter, now: NOW }).next();
}

describe('a selection', () => {
  it.each<[string, JobFilter, string[]]>([
    ['active jobs, unknown ones included, by default', {}, ['1', '2', '3', '5']],
    ['phases', { phases: ['failed', 'paused'] }, ['4', '5']],
    ['what has run for six hours', { runningFor: '6 hours' }, ['1', '5']],
    ['a pattern of the name', { name: 'nightly-?', phases: ['running', 'failed'] }, ['1', '2', '4']],
    ['all of these together', { name: 'nightly*', runningFor: '6h' }, ['1']],
  ])('takes %s', async (_what, filter, ids) => {
    const { jobs } = reportOf(await list(filter));
    expect(jobs.map(({ id }) => id)).toEqual(ids);
  });

  it('tells the run that was seen', async () => {
    const { jobs, examined, vendor } = reportOf(await list({ phases: ['paused'] }));
    expect({ jobs, examined, vendor }).toEqual({
      jobs: [{ id: '5', run: '5#1', phase: 'paused', startedAt: '2026-03-01T01:00:00Z' }],
      examined: 5,
      vendor: 'scripted',
    });
  });

  it.each<[string, JobFilter, number | undefined]>([
    ['all phases but waiting', { runningFor: '6 hours' }, 3],
    ['the phases that are meant', { runningFor: '6 hours', phases: ['running'] }, 2],
    ['a name', { runningFor: '6 hours', name: 'weekly' }, 1],
    ['no job when no time is asked for', {}, undefined],
  ])('counts what tells no start: %s', async (_what, filter, count) => {
    const system = lab()
      .add('6', { phase: 'waiting' })
      .add('7', { phase: 'running' })
      .add('8', { phase: 'running', startedAt: 'some time ago' });
    const { jobs, withoutStart } = reportOf(await list(filter, system));
    expect(withoutStart).toBe(count);
    if (filter.runningFor !== undefined) expect(jobs.every(({ startedAt }) => startedAt)).toBe(true);
  });

  it('counts a job once, and none it selects', async () => {
    const system = lab();
    const told = {
      id: '1',
      run: '1#1',
      rawStatus: 'RUNNING',
      call: 'List',
      observedAt: '2026-03-01T12:00:00Z',
    };
    const job = { ...told, phase: 'running' } as const;
    const other = { ...job, id: '2' };
    const started = { ...job, startedAt: '2026-03-01T01:00:00Z' };
    jest.spyOn(system, 'list').mockResolvedValue({ jobs: [job, started, other, other] });
    const { jobs, withoutStart } = reportOf(await list({ runningFor: '6 hours' }, system));
    expect([jobs.map(({ id }) => id), withoutStart]).toEqual([['1'], 1]);
  });

  it('has starts, not names, of many jobs', async () => {
    const startedAt = '2026-03-01T01:00:00Z';
    const system = new ScriptedSystem();
    for (let id = 1; id <= 1_001; id += 1)
      system.add(`${id}`, { phase: 'running', name: 'nightly', startedAt });
    const { jobs } = reportOf(await list({}, system));
    expect([jobs.length, jobs[0]]).toEqual([1_001, { id: '1', run: '1#1', phase: 'running', startedAt }]);
  });

  it('reads every page', async () => {
    const system = lab();
    await list({}, system);
    expect(system.callsOf('list')).toHaveLength(3);
  });

  it('selects nothing when too many jobs fit', async () => {
    expect(failureOf(await list({ limit: 2 }))).toMatchObject({
      nonRetryable: true,
      message: 'select on "lab": more than 2 jobs fit; nothing was selected.',
    });
  });

  it('says what the system cannot select by', async () => {
    const system = new ScriptedSystem({ list: { selectors: ['phases'], query: [] } });
    expect(failureOf(await list({ runningFor: '1h' }, system)).message).toBe(
      'select on "lab": runningFor: the list of scripted does not tell it; it can select by phases.',
    );
  });

  it('refuses a query that the system does not know', async () => {
    expect(failureOf(await list({ query: { color: 'red' } })).message).toBe(
      'select on "lab": query.color: unknown to scripted; known are: owner.',
    );
  });

  it('refuses phases that the list leaves out', async () => {
    const held = { selectors: ['phases'], query: [], phases: ['waiting', 'running'] } as const;
    const system = new ScriptedSystem({ list: held });
    expect(failureOf(await list({ phases: ['running', 'failed'] }, system)).message).toBe(
      'select on "lab": phases: the list of scripted holds no failed jobs; it holds waiting, running.',
    );
  });

  it('ends when a page leads back', async () => {
    const system = lab();
    const pages = jest.spyOn(system, 'list').mockResolvedValue({ jobs: [], next: '2' });
    expect(failureOf(await list({}, system))).toMatchObject({
      type: failureTypeOf('protocol'),
      message: expect.stringContaining('The list leads back to a page that was read.') as string,
    });
    expect(pages).toHaveBeenCalledTimes(2);
  });

  it('says so where there is no list', async () => {
    expect(failureOf(await list({}, new ScriptedSystem({ list: false }))).message).toBe(
      'select on "lab": scripted offers no list: name the jobs by id.',
    );
  });
});
