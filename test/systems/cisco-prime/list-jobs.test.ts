import type { ListRequest } from '../../../src/contract';
import { ended, job, jobs, run } from './documents';
import { DIALECTS } from './samples';
import { CALL, failureOf, ID, JOB, RUN, scripted } from './scripted-server';

type Changes = Parameters<typeof scripted>[1];
const list = (
  script: Parameters<typeof scripted>[0],
  request: Partial<ListRequest> = {},
  changes: Changes = {},
) => {
  const server = scripted(script, changes);
  return { ...server, page: () => server.system.list?.({ phases: ['running'], ...request }, CALL) };
};
const summary = (id: string, members: object = {}) => ({
  '@dtoType': 'jobSummaryDTO',
  jobSummaryDTO: { '@id': id, jobName: `Bulk-${id}`, runId: `2${id}`, ...members },
});
const page = (count: number, ...entity: readonly object[]) => ({
  queryResponse: { '@type': 'JobSummary', '@count': count, entity },
});
const bulk = (id: string, members: object = {}) =>
  job(id, [run(`2${id}`)], { jobName: `Bulk-${id}`, ...members });

describe('a list of runs', () => {
  it.each(DIALECTS)('shows every run of its jobs (v$version $format)', async (dialect) => {
    const name = { jobName: 'Bulk-1' };
    const old = job(JOB, [ended('21', 'COMPLETED/SUCCESS'), run(RUN)], name);
    const server = list([page(1, summary(JOB, { ...name, runId: RUN })), jobs(old)], {}, { dialect });
    expect(await server.page()).toMatchObject({
      jobs: [
        { id: `${JOB}/21`, run: `${JOB}/21`, phase: 'succeeded' },
        { id: ID, run: ID, phase: 'running', name: 'Bulk-1', startedAt: '2017-05-16T18:19:01.680Z' },
      ],
      next: `0/${JOB}/${JOB}`,
    });
    expect(server.lines()).toEqual([
      'GET data/JobSummary?.full=true&.sort=jobName',
      'GET op/jobService/runhistory?jobName=Bulk-1',
    ]);
  });

  it('goes on with the last job of the page before', async () => {
    const cursor = '4/15/11';
    const server = list([page(6, summary('15'), summary('16')), jobs(bulk('16'))], { cursor });
    expect(await server.page()).toMatchObject({ jobs: [{ id: '16/216' }], next: '5/16/15' });
    expect(server.lines()[0]).toBe('GET data/JobSummary?.full=true&.sort=jobName&.firstResult=4');
  });

  it('ends where nothing is new', async () => {
    expect(await list([page(5, summary('15'))], { cursor: '4/15/11' }).page()).toEqual({ jobs: [] });
  });

  it('asks by id for a name that cannot be asked for', async () => {
    const name = { jobName: 'a "b"' };
    const { page: read, lines } = list([page(1, summary('15', name)), jobs(bulk('15', name))]);
    expect(await read()).toMatchObject({ jobs: [{ id: '15/215', name: 'a "b"' }] });
    expect(lines()[1]).toBe('GET op/jobService/runhistory?jobId=15');
  });

  it('has no run of a job without one', async () => {
    const fresh = job('15', [], { jobName: 'Bulk-15' });
    expect((await list([page(1, summary('15', { runId: '' })), jobs(fresh)]).page())?.jobs).toEqual([]);
  });

  it('means the latest run where the query speaks of runs', async () => {
    const several = job('15', [run('214'), run('215')], { jobName: 'Bulk-15' });
    const query = { runStatus: ['RUNNING', 'PAUSED'] };
    const { page: read, lines } = list([page(1, summary('15')), jobs(several)], { query });
    expect((await read())?.jobs.map(({ id }) => id)).toEqual(['15/215']);
    expect(lines()[0]).toContain('runStatus=in("RUNNING","PAUSED")');
  });

  it.each<[Partial<ListRequest>, string]>([
    [{ name: 'Bulk' }, 'jobName=Bulk&'],
    [{ name: 'Bulk*' }, 'jobName=startsWith("Bulk")&'],
    [{ name: 'Bulk*', query: { jobName: 'contains("lk")' } }, 'jobName=contains("lk")&'],
    [{ name: '*Bulk' }, ''],
    [{ name: 'a"*' }, ''],
    [{ query: { jobType: 'Bulk', username: 'SYSTEM' } }, 'jobType=Bulk&username=SYSTEM&'],
  ])('asks for %j', async (request, asked) => {
    const { page: read, lines } = list([page(0)], request);
    await read();
    expect(lines()).toEqual([`GET data/JobSummary?.full=true&${asked}.sort=jobName`]);
  });

  it.each<[string, Parameters<typeof scripted>[0], Partial<ListRequest>, string]>([
    ['a job without id', [page(1, { jobSummaryDTO: { jobName: 'a' } })], {}, 'protocol'],
    ['another document', [jobs()], {}, 'protocol'],
    ['fewer than it counts', [page(7, summary('15'))], { cursor: '4/15/11' }, 'protocol'],
    ['nothing of several', [page(7)], {}, 'protocol'],
    ['the same page again', [page(7, summary('11'), summary('15'))], { cursor: '1/15/11' }, 'protocol'],
    ['removed jobs', [page(7, summary('16'))], { cursor: '4/15/11' }, 'conflict'],
    ['a run that is not in its history', [page(1, summary('15')), jobs(bulk('16')), jobs()], {}, 'protocol'],
    ['another type', [page(1, summary('15', { jobType: 'a' }))], { query: { jobType: 'b' } }, 'protocol'],
  ])('fails with %s', async (...[, script, request, kind]) => {
    expect((await failureOf(list(script, request).page)).kind).toBe(kind);
  });

  it('cannot compare a start without zone', async () => {
    const vague = job('15', [run('215', { lastStartTime: '2017-05-16T18:19:01.680' })], {
      jobName: 'Bulk-15',
    });
    const script = [page(1, summary('15')), jobs(vague)];
    const failure = await failureOf(list(script, { startedBefore: '2026-01-01T12:00:00.000Z' }).page);
    expect(failure.kind).toBe('unsupported');
    expect((await list(script).page())?.jobs).toHaveLength(1);
  });

  it.each<Partial<ListRequest>>([
    { cursor: '4' },
    { cursor: '4/15/0' },
    { query: { jobId: 15 } },
    { query: { jobName: ['a"', 'b'] } },
    { query: { jobName: [] } },
  ])('refuses %j', async (request) => {
    const { page: read, sent } = list([], request);
    expect(await failureOf(read)).toMatchObject({ kind: 'invalid-request', effect: 'none' });
    expect(sent).toEqual([]);
  });
});
