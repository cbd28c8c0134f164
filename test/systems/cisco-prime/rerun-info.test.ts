import { lookupIn } from '../../../src/systems/cisco-prime/submissions';
import { recordedSubmission } from '../../../src/systems/cisco-prime/recipe';
import { ended, job, jobs } from './documents';
import { RECIPE } from './recipes';
import { CALL, ID, JOB, LOST, RUN, scripted, snapshot, failureOf } from './scripted-server';

const oneOff = jobs(job(JOB, [ended(RUN, 'CANCELLED/CANCELLED')]));
const stopped = snapshot(ID, { phase: 'stopped', rawStatus: 'CANCELLED/CANCELLED' });
const ways = (
  info: readonly { readonly ways: readonly { readonly available: boolean; readonly reason?: string }[] }[],
) => info.map((entry) => entry.ways.map(({ available, reason }) => reason ?? available));

describe('what a rerun needs', () => {
  it('is read for many jobs at once', async () => {
    const scheduled = job('21', [], { jobStatus: 'SCHEDULED', nextRunTime: '2017-05-17T18:19:01.000Z' });
    const { system, lines } = scripted([jobs(job(JOB, []), scheduled)]);
    const info = await system.rerunInfo([snapshot('21/22', { phase: 'failed' }), stopped], CALL, {
      [ID]: RECIPE,
    });
    expect(info).toEqual([
      {
        id: '21/22',
        ways: [
          { way: 'next-scheduled', available: true },
          {
            way: 'new-run',
            available: false,
            reason: expect.stringContaining('recordedSubmissions') as string,
          },
        ],
        parameters: [],
        call: 'runhistory',
      },
      {
        id: ID,
        ways: [
          {
            way: 'next-scheduled',
            available: false,
            reason: expect.stringContaining('no schedule') as string,
          },
          { way: 'new-run', available: true },
        ],
        parameters: ['targetDeviceID', 'X', 'templateName'],
        call: 'runhistory',
      },
    ]);
    expect(lines()).toEqual([`GET op/jobService/runhistory?jobId=in(21,${JOB})`]);
    expect(JSON.stringify(info)).not.toContain('canary');
  });

  it('waits for the end of the run', async () => {
    const { system } = scripted([oneOff]);
    const info = await system.rerunInfo([snapshot()], CALL, { [ID]: RECIPE });
    expect(ways(info)).toEqual([
      ['Not possible while the run is RUNNING.', 'Not possible while the run is RUNNING.'],
    ]);
  });

  it.each([
    ['a recipe of another form', { operation: 'x' }, /not a submission/],
    [
      'a recipe for another type',
      { ...RECIPE, jobType: 'BulkImport' },
      /BulkImport.*CliTemplateDeployIOSDevices/,
    ],
  ])('rules out %s', async (_, recipe, reason) => {
    const { system } = scripted([oneOff]);
    const info = await system.rerunInfo([stopped], CALL, { [ID]: recipe });
    expect(info[0]?.ways[1]).toMatchObject({
      available: false,
      reason: expect.stringMatching(reason) as string,
    });
  });

  it('says how a suspended job can go on', async () => {
    const suspended = jobs(job(JOB, [], { jobStatus: 'SUSPENDED' }));
    const first = async (resumeSuspended: boolean) =>
      ways(await scripted([suspended], { resumeSuspended }).system.rerunInfo([stopped], CALL))[0]?.[0];
    expect(await first(false)).toContain('resumeSuspended');
    expect(await first(true)).toBe(true);
  });

  it('fails when it cannot be read', async () => {
    const { system } = scripted([LOST]);
    expect(await failureOf(() => system.rerunInfo([stopped], CALL))).toBe(LOST);
    expect(await system.rerunInfo([], CALL)).toEqual([]);
  });
});

describe('recorded submissions', () => {
  const other = { ...RECIPE, jobType: 'Other' };
  const entries = [
    { jobId: '11', submission: other },
    { jobName: 'Nightly', jobType: 'CliTemplateDeployIOSDevices', submission: { ...RECIPE, method: 'POST' } },
    { jobType: 'CliTemplateDeployIOSDevices', submission: RECIPE },
  ].map((entry) => recordedSubmission.parse(entry));
  const old = { jobId: '21', runId: '22', jobName: 'Weekly', jobType: 'CliTemplateDeployIOSDevices' };

  it.each([
    [{}, 2],
    [{ jobName: 'Nightly' }, 1],
    [{ jobId: '11', jobName: 'Nightly' }, 0],
    [{ jobType: 'BulkImport' }, undefined],
    [{ jobType: undefined, jobName: undefined }, undefined],
  ])('for %j are entry %s', async (changes, index) => {
    const found = await lookupIn(entries)({ ...old, ...changes });
    expect(found).toEqual(index === undefined ? undefined : entries[index]?.submission);
  });
});
