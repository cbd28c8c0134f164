import { ended, job, jobs, results, run, summaries } from './documents';
import { deployed, NEW_NAME, RECIPE } from './recipes';
import { DIALECTS } from './samples';
import {
  bare,
  CALL,
  ENDED,
  failureOf,
  ID,
  intent,
  JOB,
  LOST,
  MARKER,
  RUN,
  scripted,
} from './scripted-server';

const TYPE = RECIPE.jobType;
const AFTER = '2017-05-16T18:20:02.000Z';
const BEFORE = '2017-05-16T18:20:01.679Z';
/** When the old run was first seen to have ended, by our clock: half a minute ago, half a minute after its end. */
const endedSince = new Date(Date.now() - 30_000).toISOString();
const wanted = intent({ recipe: RECIPE, endedSince });
const oldJob = job(JOB, [ended(RUN, 'CANCELLED/CANCELLED')]);
const newRun = (members: Parameters<typeof run>[1] = {}) => run('25', { lastStartTime: AFTER, ...members });
const newJob = (members: Parameters<typeof job>[2] = {}) =>
  job('15', [newRun()], { jobName: NEW_NAME, ...members });
const OLD_NAME = `JobCliTemplateDeployIOSDevices06_19_31_${JOB.slice(-3)}_PM_05_16_2017`;
const owned = (username: string, oldUser = 'nbi') =>
  summaries({ jobName: OLD_NAME, username: oldUser }, { jobName: NEW_NAME, username });
const ours = owned('nbi');

/** Searches a server that has these jobs of the type, besides the old one. */
async function search(list: readonly ReturnType<typeof job>[], owners: object = ours, rerun = wanted) {
  const server = scripted([jobs(oldJob), jobs(oldJob, ...list), owners]);
  const matches = await server.system.findReruns([rerun], CALL);
  return { matches, ids: matches.map(({ id }) => id), ...server };
}

describe('a search for a submission', () => {
  it.each(DIALECTS)('finds its job (v$version $format)', async (dialect) => {
    const { system, lines } = scripted([jobs(oldJob), jobs(oldJob, newJob()), ours], { dialect });
    expect(await system.findReruns([wanted], CALL)).toMatchObject([
      { marker: MARKER, id: '15/25', observation: { call: 'runhistory', phase: 'running', run: '15/25' } },
    ]);
    expect(lines()).toEqual([
      `GET op/jobService/runhistory?jobId=${JOB}`,
      `GET op/jobService/runhistory?jobType=${TYPE}`,
      `GET data/JobSummary?.full=true&jobName=in("${OLD_NAME}","${NEW_NAME}")`,
    ]);
  });

  it('finds nothing where there is nothing', async () => {
    expect((await search([])).ids).toEqual([]);
  });

  it('goes on with a job without a run', async () => {
    const { matches } = await search([job('15', [], { jobName: NEW_NAME })]);
    expect(matches).toMatchObject([{ id: '15', step: NEW_NAME }]);
  });

  it('finds all that may be it', async () => {
    const other = job('16', [run('26', { lastStartTime: AFTER })], {
      jobName: NEW_NAME.replace('477', '478'),
    });
    expect((await search([newJob(), other], summaries())).ids).toEqual(['15/25', '16/26']);
  });

  it.each([
    ['another name', newJob({ jobName: 'Nightly' })],
    ['the name of another type', newJob({ jobName: NEW_NAME.replace(TYPE, 'BulkImport') })],
    ['another type', newJob({ jobType: 'BulkImport' })],
    ['the id of the old one', job(JOB, [run(RUN, { lastStartTime: 'soon' })], { jobName: NEW_NAME })],
    ['an earlier start', job('15', [newRun({ lastStartTime: BEFORE })], { jobName: NEW_NAME })],
    ['a run before it', job('15', [newRun(), run('24', { lastStartTime: BEFORE })], { jobName: NEW_NAME })],
    [
      'a device that is not ours',
      job(
        '15',
        [ended('25', 'COMPLETED/SUCCESS', { lastStartTime: AFTER, ...results('610622', '610623') })],
        {
          jobName: NEW_NAME,
        },
      ),
    ],
  ])('leaves out a job with %s', async (_, candidate) => {
    expect((await search([candidate])).ids).toEqual([]);
  });

  it.each([
    ['of that very moment', job('15', [newRun({ lastStartTime: ENDED })], { jobName: NEW_NAME })],
    [
      'whose start has no zone',
      job('15', [newRun({ lastStartTime: '2017-05-16T18:00:00' })], { jobName: NEW_NAME }),
    ],
    ['without a name', newJob({ jobName: '' })],
    ['without a type', newJob({ jobType: '' })],
    [
      'with our device',
      job(
        '15',
        [ended('25', 'COMPLETED/SUCCESS', { lastStartTime: AFTER, ...results('610622', NEW_NAME) })],
        {
          jobName: NEW_NAME,
        },
      ),
    ],
    ['that shows a device while it runs', job('15', [newRun(results('610623'))], { jobName: NEW_NAME })],
  ])('keeps a job %s', async (_, candidate) => {
    expect((await search([candidate])).ids).toEqual(['15/25']);
  });

  it('does not go by devices that are named differently', async () => {
    const old = job(JOB, [ended(RUN, 'COMPLETED/FAILURE', results('112401323'))]);
    const candidate = job(
      '15',
      [ended('25', 'COMPLETED/FAILURE', { lastStartTime: AFTER, ...results('112401323') })],
      {
        jobName: NEW_NAME,
      },
    );
    const { system } = scripted([jobs(old), jobs(old, candidate), ours]);
    expect(await system.findReruns([wanted], CALL)).toHaveLength(1);
  });

  it.each([
    ['root', []],
    ['nbi', ['15/25']],
    ['NBI', ['15/25']],
    ['CORP\\nbi', ['15/25']],
    ['nbi@corp.example', ['15/25']],
    ['', ['15/25']],
  ])('with jobs of the user %j finds %j', async (username, ids) => {
    expect((await search([newJob()], owned(username))).ids).toEqual(ids);
  });

  it('goes by users only where the old job is ours', async () => {
    expect((await search([newJob()], owned('root', 'root'))).ids).toEqual(['15/25']);
    expect((await search([newJob()], summaries({ jobName: NEW_NAME, username: 'root' }))).ids).toEqual([
      '15/25',
    ]);
  });

  it('goes by names only where the old job has such one', async () => {
    const old = job(JOB, [ended(RUN, 'CANCELLED/CANCELLED')], { jobName: 'Maintenance 7' });
    const { system } = scripted([jobs(old), jobs(old, newJob({ jobName: 'Maintenance 8' })), summaries()]);
    expect(await system.findReruns([wanted], CALL)).toMatchObject([{ id: '15/25' }]);
  });

  it('does not trust a completion time that comes late', async () => {
    const late = { completionTime: '2017-05-16T18:20:40.000Z' }; // ten seconds after the end was seen
    const old = job(JOB, [ended(RUN, 'CANCELLED/CANCELLED', late)]);
    const candidate = newJob({
      runInstances: { runInstance: [newRun({ lastStartTime: '2017-05-16T18:20:35.000Z' })] },
    });
    const { system } = scripted([jobs(old), jobs(old, candidate), ours]);
    expect(await system.findReruns([wanted], CALL)).toMatchObject([{ id: '15/25' }]);
  });

  it.each([bare(404), bare(400), bare(403)])(
    'does without users that are not shown ($status)',
    async (refusal) => {
      expect((await search([newJob()], refusal)).ids).toEqual(['15/25']);
    },
  );

  it('takes a pattern of the caller', async () => {
    const rerun = intent({ recipe: { ...RECIPE, jobNamePattern: 'Night*_EU' } });
    const named = (jobName: string) => newJob({ jobName });
    expect((await search([named('Nightly_EU')], summaries(), rerun)).ids).toEqual(['15/25']);
    expect((await search([named('Nightly_US')], summaries(), rerun)).ids).toEqual([]);
    expect((await search([newJob()], summaries(), rerun)).ids).toEqual([]);
  });

  it('asks once for all of a type', async () => {
    const others = [job('21', [ended('22', 'CANCELLED/CANCELLED')]), newJob()];
    const { system, lines } = scripted([jobs(oldJob, ...others), jobs(oldJob, ...others), ours]);
    const other = intent({ id: '21/22', run: '21/22', marker: 'tjc-other', recipe: RECIPE, endedSince });
    const matches = await system.findReruns([wanted, other], CALL);
    expect(matches.map(({ marker, id }) => [marker, id])).toEqual([
      [MARKER, '15/25'],
      ['tjc-other', '15/25'],
    ]);
    expect(lines()).toHaveLength(3);
  });

  it('leaves out what other ways started', async () => {
    const { system, sent } = scripted([]);
    expect(await system.findReruns([intent({ way: 'next-scheduled' })], CALL)).toEqual([]);
    expect(await system.findReruns([], CALL)).toEqual([]);
    expect(sent).toEqual([]);
  });

  it('fails when it cannot see', async () => {
    for (const script of [[LOST], [jobs(oldJob), LOST], [jobs(oldJob), jobs(newJob()), LOST]]) {
      expect(await failureOf(() => scripted(script).system.findReruns([wanted], CALL))).toBe(LOST);
    }
  });

  it('is impossible without knowing what was submitted', async () => {
    const { system } = scripted([jobs(oldJob)]);
    expect(await failureOf(() => system.findReruns([intent()], CALL))).toMatchObject({ kind: 'unsupported' });
  });
});

describe('a job known to be the answer to a submission', () => {
  it('is that one alone', async () => {
    const { system } = scripted([
      deployed(),
      jobs(oldJob),
      jobs(oldJob, newJob()),
      ours,
      jobs(oldJob),
      jobs(newJob()),
    ]);
    await system.submitRerun(wanted, CALL);
    expect(await system.findReruns([wanted], CALL)).toMatchObject([{ id: '15/25' }]);
    expect(await system.findReruns([intent({ recipe: RECIPE, marker: 'tjc-other' })], CALL)).toEqual([]);
  });

  it('is not known by a name that the submission gives', async () => {
    const recipe = { ...RECIPE, body: { command: { jobName: 'Nightly' } }, jobNamePattern: 'Nightly' };
    const named = newJob({ jobName: 'Nightly' });
    const { system } = scripted([jobs(), jobs(oldJob), jobs(named), summaries()]);
    await system.continueReruns?.([{ ...wanted, marker: 'tjc-of-yesterday', step: 'Nightly' }], CALL);
    expect(await system.findReruns([{ ...wanted, recipe }], CALL)).toMatchObject([{ id: '15/25' }]);
  });

  it('is known from going on with it', async () => {
    const { system } = scripted([jobs(), jobs(oldJob), jobs(newJob())]);
    await system.continueReruns?.([{ ...wanted, step: NEW_NAME }], CALL);
    expect(await system.findReruns([intent({ recipe: RECIPE, marker: 'tjc-other' })], CALL)).toEqual([]);
  });
});

describe('a search after an old run that is gone', () => {
  it.each([
    ['after', '2017-05-16T18:20:30.000Z', ['15/25']],
    ['long before', '2017-05-16T18:10:00.000Z', []],
  ])('takes jobs %s its end, by two clocks', async (_, lastStartTime, ids) => {
    // Our clock says now, the server's 2017: the end that we saw was a second ago by ours.
    const endedSince = new Date(Date.now() - 1_000).toISOString();
    const candidate = job('15', [newRun({ lastStartTime })], { jobName: NEW_NAME });
    const { system } = scripted([jobs(), jobs(candidate), ours]);
    const rerun = intent({ id: ID, recipe: RECIPE, endedSince });
    expect((await system.findReruns([rerun], CALL)).map(({ id }) => id)).toEqual(ids);
  });
});
