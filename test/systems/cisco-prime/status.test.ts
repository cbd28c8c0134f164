import { documentIn, ended, errorDocument, job, jobs, results, run, summaries } from './documents';
import { DIALECTS } from './samples';
import { bare, CALL, ENDED, failureOf, ID, JOB, LOST, RUN, scripted, STARTED } from './scripted-server';

const HUGE = '9223372036854775807';
const NAME = 'JobCliTemplateDeployIOSDevices06_19_31_913_PM_05_16_2017';
const rejected = (status: number) => ({
  ...bare(status),
  body: documentIn({ version: 3, format: 'json' }, errorDocument(status, 'No.')),
});

describe('reading runs', () => {
  it.each(DIALECTS)('of several jobs is one call (v$version $format)', async (dialect) => {
    const { system, lines } = scripted(
      [
        jobs(
          job(HUGE, [run(HUGE), ended('16', 'CANCELLED/CANCELLED')]),
          job('21', [ended('22', 'COMPLETED/SUCCESS', results('112401323'))], { jobStatus: 'SCHEDULED' }),
        ),
        jobs(),
      ],
      { dialect },
    );
    const ids = ['21/22', `${HUGE}/${HUGE}`, `${HUGE}/16`, '31/32', `${HUGE}/17`, '21/22'];
    const readings = await system.status(ids, CALL);
    expect(readings.map(({ id }) => id)).toEqual(ids);
    expect(
      readings.map((reading) => (reading.outcome === 'found' ? reading.snapshot.phase : reading.outcome)),
    ).toEqual(['succeeded', 'running', 'stopped', 'not-found', 'not-found', 'succeeded']);
    expect(lines()).toEqual([
      `GET op/jobService/runhistory?jobId=in(21,${HUGE},31)`,
      'GET op/jobService/runhistory?jobId=31',
    ]);
  });

  it('gives what the server shows, but no results', async () => {
    const shown = ended(RUN, 'COMPLETED/SUCCESS', results('112401323', NAME));
    const { system } = scripted([jobs(job(JOB, [shown], { jobName: NAME }))]);
    const [reading] = await system.status([ID], CALL);
    expect(reading).toMatchObject({
      outcome: 'found',
      snapshot: {
        ...{ id: ID, run: ID, phase: 'succeeded', rawStatus: 'COMPLETED/SUCCESS', call: 'runhistory' },
        ...{ name: NAME, startedAt: STARTED, endedAt: ENDED },
      },
    });
    expect(JSON.stringify(reading)).not.toContain('canary');
  });

  /** What was captured: 13 of 73 jobs were COMPLETED with a run at work, one SCHEDULED with a next run before its start. */
  it.each([
    { jobStatus: 'COMPLETED' },
    { jobStatus: 'SCHEDULED', nextRunTime: '2017-05-16T18:19:01.000Z' },
    { jobStatus: 'CANCELLED' },
  ])('never goes by %j', async (members) => {
    const { system } = scripted([jobs(job(JOB, [run(RUN)], members))]);
    const [reading] = await system.status([ID], CALL);
    expect(reading).toMatchObject({ snapshot: { phase: 'running', rawStatus: 'RUNNING' } });
  });

  it('takes a zone into account', async () => {
    const { system } = scripted([
      jobs(job(JOB, [run(RUN, { lastStartTime: '2016-06-20T01:56:27.247+10:00' })])),
    ]);
    expect(await system.status([ID], CALL)).toMatchObject([
      { snapshot: { startedAt: '2016-06-19T15:56:27.247Z' } },
    ]);
  });

  it.each([
    ['a missing runStatus', { runStatus: '' }, 'no runStatus'],
    ['an unheard-of one', { runStatus: 'ZYZZYVA' }, 'ZYZZYVA'],
  ])('calls %s unknown', async (_, members, rawStatus) => {
    const { system } = scripted([jobs(job(JOB, [run(RUN, members)]))]);
    expect(await system.status([ID], CALL)).toMatchObject([{ snapshot: { phase: 'unknown', rawStatus } }]);
  });

  it('tells of a cancel that failed', async () => {
    const { system } = scripted([
      jobs(
        job(JOB, [
          run(RUN, { resultStatus: 'CANCELFAILED' }),
          ended('22', 'COMPLETED/CANCELFAILED'),
          ended('33', 'ABORTED/FAILURE'),
        ]),
      ),
    ]);
    const readings = await system.status([ID, `${JOB}/22`, `${JOB}/33`], CALL);
    expect(readings).toMatchObject([
      { snapshot: { phase: 'running', stopFailed: true, detail: 'a cancel of it failed' } },
      {
        snapshot: {
          phase: 'succeeded',
          stopFailed: true,
          detail: 'a cancel of it failed and it ran to its end; how its work went is not said',
        },
      },
      { snapshot: { phase: 'failed', detail: 'broken off, by a stop or by something else' } },
    ]);
    expect(JSON.stringify(readings.slice(2))).not.toContain('stopFailed');
  });

  it.each([
    ['no job', jobs(), 'there is no job 11'],
    ['another job', jobs(job('31', [run('12')])), 'there is no job 11'],
    ['no runs', jobs(job('11', [])), 'job 11 has no run 12'],
    ['another run', jobs(job('11', [run('13')])), 'job 11 has no run 12'],
  ])('of which the server has %s', async (_, answer, detail) => {
    const { system } = scripted([answer]);
    expect(await system.status(['11/12'], CALL)).toMatchObject([{ outcome: 'not-found', detail }]);
  });

  it.each([
    ['an errorDocument under 200', errorDocument(404, 'No such entity.'), 'not-found'],
    ['half an answer', '{"mgmtResponse":{"job', 'protocol'],
    ['an empty answer', { ...bare(200) }, 'protocol'],
    ['a bomb', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'protocol'],
  ])('fails with %s', async (_, answer, kind) => {
    const { system } = scripted([answer]);
    expect(await failureOf(() => system.status([ID], CALL))).toMatchObject({ kind, effect: 'unknown' });
  });

  it('takes XML where JSON was asked', async () => {
    const xml = documentIn({ version: 3, format: 'xml' }, jobs(job(JOB, [run(RUN)])));
    const { system } = scripted([xml]);
    expect(await system.status([ID], CALL)).toMatchObject([{ outcome: 'found' }]);
  });

  it('of nothing sends nothing', async () => {
    const { system, sent } = scripted([]);
    expect([await system.status([], CALL), sent]).toEqual([[], []]);
  });
});

describe('a run id alone', () => {
  const summary = summaries({ jobName: NAME, runId: RUN, runStatus: 'RUNNING' });
  const history = jobs(job('99', [run('98')], { jobName: NAME }), job(JOB, [run(RUN)], { jobName: NAME }));

  it.each(DIALECTS)('is looked up once (v$version $format)', async (dialect) => {
    const own = jobs(job(JOB, [run(RUN)]));
    const { system, lines } = scripted([summary, history, own, own], { dialect });
    const [reading] = await system.status([RUN], CALL);
    expect(reading).toMatchObject({
      id: RUN,
      snapshot: { id: RUN, run: ID, sameJobAs: ID, phase: 'running' },
    });
    expect(await system.status([RUN], CALL)).toMatchObject([{ snapshot: { sameJobAs: ID } }]);
    expect(lines()).toEqual([
      `GET data/JobSummary?.full=true&runId=${RUN}`,
      `GET op/jobService/runhistory?jobName=${NAME}`,
      `GET op/jobService/runhistory?jobId=${JOB}`,
      `GET op/jobService/runhistory?jobId=${JOB}`,
    ]);
  });

  it('is found among others', async () => {
    const all = summaries({ jobName: 'Other', runId: '17' }, { jobName: NAME, runId: RUN });
    const { system, lines } = scripted([all, history, jobs(job(JOB, [run(RUN)]))]);
    expect(await system.status([RUN], CALL)).toMatchObject([{ outcome: 'found' }]);
    expect(lines()[1]).toBe(`GET op/jobService/runhistory?jobName=${NAME}`);
  });

  it.each([
    ['JobSummary has nothing', [summaries()]],
    ['the filter is ignored', [summaries({ jobName: NAME, runId: '17' })]],
    ['the filter is refused', [rejected(400)]],
    ['JobSummary names no job', [summaries({ runId: RUN })]],
    ['its job has gone on', [summary, jobs(job(JOB, [run('17')]))]],
  ])('is unreadable when %s', async (_, script) => {
    const { system } = scripted([...script, jobs()]);
    const [reading] = await system.status([RUN], CALL);
    expect(reading).toMatchObject({
      outcome: 'unreadable',
      call: 'JobSummary',
      detail: expect.stringContaining('give <jobId>/<runId>') as string,
    });
  });

  it('fails when JobSummary cannot be reached', async () => {
    expect(await failureOf(() => scripted([LOST]).system.status([RUN], CALL))).toBe(LOST);
  });
});

describe('looking for runs', () => {
  it('passes the operators on', async () => {
    const { system, lines } = scripted([jobs(job('11', [run('12'), run('13')]), job('21', []))]);
    const found = await system.findRuns(
      { jobName: 'startsWith("Bulk")', jobType: 'CliTemplateDeployIOSDevices' },
      CALL,
    );
    expect(found.map(({ id, run: attempt }) => [id, attempt])).toEqual([
      ['11/12', '11/12'],
      ['11/13', '11/13'],
    ]);
    expect(lines()).toEqual([
      'GET op/jobService/runhistory?jobName=startsWith("Bulk")&jobType=CliTemplateDeployIOSDevices',
    ]);
  });

  it('by nothing is refused', async () => {
    const { system, sent } = scripted([]);
    expect(await failureOf(() => system.findRuns({}, CALL))).toMatchObject({ kind: 'invalid-request' });
    expect(sent).toEqual([]);
  });
});
