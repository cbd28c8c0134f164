import type { ListRequest } from '../../../src/contract';
import {
  answer,
  CALL,
  detail,
  failure,
  failureOf,
  JOB,
  jobList,
  NEW,
  NO_JOBS,
  OTHER,
  scripted,
  statuses,
} from './scripted-server';

type Changes = Parameters<typeof scripted>[1];
const list = (script: readonly unknown[], request: Partial<ListRequest> = {}, changes: Changes = {}) => {
  const server = scripted(script, changes);
  return { ...server, page: () => server.system.list?.({ phases: ['running'], ...request }, CALL) };
};
const task = (id: string, status = 'INCRE_TRANSFER_STARTED', members: object = {}) => ({
  ...{ id, name: 'DRS-1234', status, job_type: 'sync', engine_type: 'oracle-to-gaussdbv5' },
  ...members,
});
const V3 = { api: 'v3' } as const;

describe('a list of tasks', () => {
  it('reads each as status does', async () => {
    const listed = jobList(task(JOB, 'CONFIGURATION'), task(OTHER));
    const { page, lines } = list([listed, detail(JOB, 'PAUSING'), detail(OTHER, 'INCRE_TRANSFER_FAILED')]);
    expect(await page()).toMatchObject({
      jobs: [
        { id: JOB, run: JOB, phase: 'paused', rawStatus: 'PAUSING', name: 'DRS-1234' },
        { id: OTHER, run: `${OTHER} INCRE_TRANSFER_FAILED`, phase: 'failed' },
      ],
      next: 'v5/migration/0/0//',
    });
    expect(lines()[0]).toBe('GET v5/jobs?job_type=sync&limit=50');
  });

  it('reads all of a page at once in v3', async () => {
    const { page, bodies } = list(
      [{ total_record: 1, jobs: [task(JOB)] }, statuses([JOB, 'PAUSING'])],
      {},
      V3,
    );
    expect((await page())?.jobs).toMatchObject([{ id: JOB, phase: 'paused', name: 'DRS-1234' }]);
    expect(bodies()[0]).toEqual({ cur_page: 1, per_page: 50, db_use_type: 'sync' });
  });

  it('does not read what was released for good', async () => {
    const { page, sent } = list([jobList(task(JOB, 'RELEASE_RESOURCE_COMPLETE'))]);
    expect((await page())?.jobs).toMatchObject([{ id: JOB, run: JOB, phase: 'stopped', call: 'ListJobs' }]);
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['name', 'orders', '&name=orders'],
    ['pattern', 'ord*', ''],
  ])('does not read tasks of another %s', async (_, name, asked) => {
    const { page, lines } = list([jobList(task(JOB))], { name });
    expect((await page())?.jobs).toEqual([]);
    expect(lines()).toEqual([`GET v5/jobs?job_type=sync${asked}&limit=50`]);
  });

  it('goes on where the page before ended', async () => {
    const cursor = `v5/sync/50/1/51/${OTHER}`;
    const second = { total_count: 52, jobs: [task(JOB, 'RELEASE_RESOURCE_COMPLETE')] };
    const { page, lines } = list([second], { cursor });
    expect((await page())?.next).toBe(`v5/sync/51/2/52/${JOB}`);
    expect(lines()).toEqual(['GET v5/jobs?job_type=sync&offset=50&limit=50']);
  });

  it('ends with the kind that a region may not know', async () => {
    const cursor = 'v5/replay/0/0//';
    expect(await list([failure('DRS.M00201')], { cursor }).page()).toEqual({ jobs: [] });
    const query = { job_type: 'replay' };
    expect((await failureOf(list([failure('DRS.M00201')], { query }).page)).kind).toBe('invalid-request');
    expect((await failureOf(list([failure('DRS.M00102', 403)], { cursor }).page)).kind).toBe('forbidden');
  });

  it("has the vendor's members", async () => {
    const query = { job_type: ['migration', 'sync'], engine_type: 'mysql', enterprise_project_id: 'e1' };
    const { page, lines } = list([NO_JOBS], { query });
    expect((await page())?.next).toBe('v5/sync/0/0//');
    expect(lines()).toEqual([
      'GET v5/jobs?job_type=migration&limit=50&engine_type=mysql&enterprise_project_id=e1',
    ]);
    const v3 = list([{ total_record: 0, jobs: [] }], { query }, V3);
    await v3.page();
    expect(v3.bodies()[0]).toMatchObject({ db_use_type: 'migration', engine_type: 'mysql' });
  });

  it('leaves out what was deleted meanwhile', async () => {
    const { page } = list([jobList(task(JOB)), failure('DRS.10000010')]);
    expect((await page())?.jobs).toEqual([]);
  });

  it('gives what cannot be read as unknown', async () => {
    const { page } = list([jobList(task(JOB)), { job: { id: NEW, status: 'PAUSING' } }]);
    expect((await page())?.jobs).toMatchObject([{ id: JOB, run: JOB, phase: 'unknown', name: 'DRS-1234' }]);
  });

  it.each<[string, readonly unknown[], Partial<ListRequest>, string]>([
    ['a task without id', [jobList({ name: 'a' })], {}, 'protocol'],
    ['what is no task id', [jobList(task('15'))], {}, 'protocol'],
    ['no list', [{ total_count: 0 }], {}, 'protocol'],
    ['fewer than it counts', [{ total_count: 51, jobs: [] }], { cursor: 'v5/sync/50/1//' }, 'protocol'],
    [
      'the same page again',
      [{ total_count: 99, jobs: [task(JOB)] }],
      { cursor: `v5/sync/1/1/99/${JOB}` },
      'protocol',
    ],
    ['deleted tasks', [{ total_count: 50, jobs: [] }], { cursor: 'v5/sync/50/1/51/' }, 'conflict'],
    ['another engine', [jobList(task(JOB))], { query: { engine_type: 'mysql' } }, 'protocol'],
    ['another kind', [jobList(task(JOB, 'PAUSING', { job_type: 'migration' }))], {}, 'protocol'],
    ['a task that fails to be read', [jobList(task(JOB)), answer({}, 500)], {}, 'unavailable'],
  ])('fails with %s', async (...[, script, request, kind]) => {
    expect((await failureOf(list(script, request).page)).kind).toBe(kind);
  });

  it.each<Partial<ListRequest>>([
    { cursor: 'v3/sync/0/0//' },
    { cursor: 'v5/backupMigration/0/0//' },
    { cursor: 'v5/sync/50/1/51/15' },
    { cursor: 'v5/sync/5000000/1//' },
    { query: { name: 'a' } },
    { query: { job_type: 'a b' } },
    { query: { engine_type: ['a', 'b'] } },
  ])('refuses %j', async (request) => {
    const { page, sent } = list([], request);
    expect(await failureOf(page)).toMatchObject({ kind: 'invalid-request', effect: 'none' });
    expect(sent).toEqual([]);
  });
});
