import type { RerunIntent } from '../../../src/contract';
import { SystemError } from '../../../src/contract';
import { documentIn, errorDocument, job, jobs, run } from './documents';
import { deployed, NEW_NAME, RECIPE } from './recipes';
import { DIALECTS } from './samples';
import { bare, begun, CALL, failureOf, intent, JOB, LOST, page, RUN, scripted } from './scripted-server';

const DEPLOY = 'PUT op/cliTemplateConfiguration/deployTemplateThroughJob';
const wanted = intent({ recipe: RECIPE });

async function submit(
  script: Parameters<typeof scripted>[0],
  { rerun = wanted, changes = {} }: { rerun?: RerunIntent; changes?: Parameters<typeof scripted>[1] } = {},
) {
  const server = scripted(script, changes);
  const receipt = await server.system.submitRerun(rerun, CALL);
  return { receipt, ...server };
}

describe.each(DIALECTS)('a new run (v$version $format)', (dialect) => {
  it('is submitted, and its run found by its name', async () => {
    const script = [
      deployed(),
      jobs(),
      jobs(job('15', [], { jobName: NEW_NAME })),
      jobs(job('15', [run('26'), run('25')], { jobName: NEW_NAME })),
    ];
    const { system, lines, sent } = scripted(script, { dialect });
    const receipt = await system.submitRerun(wanted, CALL);
    expect(receipt).toMatchObject({ outcome: 'underway', step: NEW_NAME });
    const steps = async () => (await system.continueReruns?.([begun(NEW_NAME)], CALL)) ?? [];
    expect(await steps()).toMatchObject([
      {
        outcome: 'underway',
        step: NEW_NAME,
        observation: { says: `The job ${NEW_NAME} does not show yet.` },
      },
    ]);
    expect(await steps()).toMatchObject([
      { outcome: 'underway', observation: { says: `The job ${NEW_NAME} has no run yet.` } },
    ]);
    expect(await steps()).toMatchObject([
      {
        outcome: 'started',
        newId: '15/25',
        observation: { phase: 'running', run: '15/25', says: 'RUNNING' },
      },
    ]);
    expect(lines()[0]).toBe(`${DEPLOY} 610622`);
    expect(lines()[1]).toBe(`GET op/jobService/runhistory?jobName=${NEW_NAME}`);
    expect(sent[0]?.body).toContain('canary-value');
  });
});

describe('a submission', () => {
  it('comes from what is recorded', async () => {
    const seen: unknown[] = [];
    const recorded = (old: unknown) => {
      seen.push(old);
      return Promise.resolve(RECIPE);
    };
    const script = [jobs(job(JOB, [run(RUN)])), deployed()];
    const { receipt } = await submit(script, { rerun: intent(), changes: { recorded } });
    expect(receipt).toMatchObject({ outcome: 'underway', step: NEW_NAME });
    expect(seen).toEqual([
      {
        jobId: JOB,
        runId: RUN,
        jobName: expect.any(String) as string,
        jobType: 'CliTemplateDeployIOSDevices',
      },
    ]);
  });

  it('that nobody knows is not made', async () => {
    const { receipt, lines } = await submit([jobs(job(JOB, [run(RUN)]))], { rerun: intent() });
    expect(receipt).toMatchObject({ outcome: 'refused', wayImpossible: true });
    expect(receipt.observation.says).toMatch(/rerun\.recipes.*recordedSubmissions/);
    expect(lines()).toEqual([`GET op/jobService/runhistory?jobId=${JOB}`]);
  });

  it('of jobs of another type is not made', async () => {
    const other = jobs(job(JOB, [run(RUN)], { jobType: 'BulkImport' }));
    const recorded = () => Promise.resolve(RECIPE);
    const { receipt, sent } = await submit([other], { rerun: intent(), changes: { recorded } });
    expect(receipt).toMatchObject({ outcome: 'refused' });
    expect(sent).toHaveLength(1);
  });

  it.each([
    [{ operation: 'a/../b' }],
    [{ operation: 'cliTemplateConfiguration%2Fdeploy' }],
    [{ operation: 'jobService/cancel' }],
    [{ operation: 'deploy' }],
    [{ method: 'DELETE' }],
    [{ body: {} }],
    [{ body: 'text' }],
    [{ jobType: 'a"b' }],
    [{ url: 'https://elsewhere.example' }],
  ])('with %j is refused before it is sent', async (wrong) => {
    const { system, sent } = scripted([]);
    const rerun = intent({ recipe: { ...RECIPE, ...wrong } });
    const error = await failureOf(() => system.submitRerun(rerun, CALL));
    expect(error).toMatchObject({ kind: 'invalid-request', effect: 'none' });
    expect(error.message).not.toContain('canary');
    expect(sent).toEqual([]);
  });

  it('without a lookup that works has no effect', async () => {
    const recorded = () => Promise.reject(new Error('canary'));
    const error = await failureOf(() =>
      submit([jobs(job(JOB, [run(RUN)]))], { rerun: intent(), changes: { recorded } }),
    );
    expect(error).toMatchObject({ kind: 'unavailable', effect: 'none' });
    expect(error.message).not.toContain('canary');
  });

  it('has no effect when reading before it fails', async () => {
    expect(await failureOf(() => submit([LOST], { rerun: intent() }))).toMatchObject({ effect: 'none' });
  });

  it.each([
    ['names no job', deployed('')],
    ['is empty', '{"mgmtResponse":""}'],
    ['is no document', 'x'],
    ['names two jobs', { mgmtResponse: { result: [{ jobName: 'a' }, { jobName: 'b' }] } }],
    ['names a job and a failure', { mgmtResponse: { result: { jobName: 'a', status: 'FAILURE' } } }],
    ['names what cannot be asked for', { mgmtResponse: { result: { jobName: 'a"b' } } }],
    ['is an errorDocument', errorDocument(400, 'No.')],
    ['is a page', { ...page(), headers: {} }],
    ['is lost', LOST],
    ['is 500', bare(500)],
    ['is 502', bare(502)],
  ])('is in doubt when its answer %s', async (_, answer) => {
    expect(await failureOf(() => submit([answer]))).toMatchObject({ effect: 'unknown' });
  });

  it.each([
    ['400', bare(400), 'invalid-request'],
    [
      'the rate limit',
      {
        ...bare(503),
        body: documentIn({ version: 3, format: 'json' }, errorDocument(503, 'x', 'presentation.PRS-303')),
      },
      'rate-limited',
    ],
  ])('had no effect with %s', async (_, answer, kind) => {
    expect(await failureOf(() => submit([answer]))).toMatchObject({ kind, effect: 'none' });
  });

  it('is refused where the answer says FAILURE alone', async () => {
    const result = { jobName: '', status: 'FAILURE', errorMessage: 'No such device' };
    const { receipt } = await submit([{ mgmtResponse: { scheduleResult: [result] } }]);
    expect(receipt).toMatchObject({ outcome: 'refused', observation: { says: 'FAILURE: No such device' } });
  });

  it('shows no value that the server quotes', async () => {
    const quoting = {
      ...bare(400),
      body: documentIn({ version: 3, format: 'json' }, errorDocument(400, 'Bad canary-value')),
    };
    expect((await failureOf(() => submit([quoting]))).message).not.toContain('canary');
  });

  it.each(['resume', 'from-start', 'constructor'])('never is a %s', async (way) => {
    const { system, sent } = scripted([]);
    const rerun = intent({ way: way as 'resume' });
    expect(await failureOf(() => system.submitRerun(rerun, CALL))).toMatchObject({
      kind: 'unsupported',
      effect: 'none',
    });
    expect(sent).toEqual([]);
  });
});

describe('a submission that nobody wants any more', () => {
  it('is not sent', async () => {
    const reason = new Error('cancelled');
    const { system, sent } = scripted([deployed()]);
    await expect(system.submitRerun(wanted, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(sent).toEqual([]);
  });

  it('is not aborted on its way', async () => {
    const [controller, lasting] = [new AbortController(), new AbortController().signal];
    const script = [
      () => {
        controller.abort(new Error('cancelled'));
        return deployed();
      },
    ];
    const { system, signals } = scripted(script);
    const receipt = await system.submitRerun(wanted, { signal: controller.signal, lasting });
    expect(receipt).toMatchObject({ outcome: 'underway' });
    expect(signals[0]).toBe(lasting);
  });
});

describe('going on with reruns', () => {
  it('asks for many at once, and answers in order', async () => {
    const { system, lines } = scripted([
      jobs(job('15', [run('25')], { jobName: 'Job1' }), job('16', [run('26')], { jobName: 'Job2' })),
      jobs(),
    ]);
    const receipts = await system.continueReruns?.(
      ['Job2', 'Job3', 'Job1'].map((name) => begun(name)),
      CALL,
    );
    expect(receipts?.map(({ outcome }) => outcome)).toEqual(['started', 'underway', 'started']);
    expect(lines()).toEqual([
      'GET op/jobService/runhistory?jobName=in("Job2","Job3","Job1")',
      'GET op/jobService/runhistory?jobName=Job3',
    ]);
  });

  it('takes the run that was started first', async () => {
    const later = run('24', { lastStartTime: '2017-05-17T18:19:01.680Z' });
    const { system } = scripted([jobs(job('15', [later, run('25')], { jobName: 'Job1' }))]);
    expect(await system.continueReruns?.([begun('Job1')], CALL)).toMatchObject([{ newId: '15/25' }]);
  });

  it.each([
    ['by its type', RECIPE, 'started'],
    ['not at all', undefined, 'underway'],
  ])('tells jobs of one name apart %s', async (_, recipe, outcome) => {
    const other = job('16', [run('26')], { jobName: 'Job1', jobType: 'BulkImport' });
    const { system } = scripted([jobs(other, job('15', [run('25')], { jobName: 'Job1' }))]);
    const rerun = begun('Job1', recipe ? { recipe } : {});
    expect(await system.continueReruns?.([rerun], CALL)).toMatchObject([{ outcome }]);
  });

  it.each([
    ['the old job', job(JOB, [run(RUN)], { jobName: 'Nightly' })],
    ['a job that was started before', job('15', [run('25')], { jobName: 'Nightly' })],
  ])('never takes %s for the new one', async (_, older) => {
    const { system } = scripted([jobs(older)]);
    const rerun = begun('Nightly', { endedSince: new Date().toISOString() });
    expect(await system.continueReruns?.([rerun], CALL)).toMatchObject([
      { outcome: 'underway', observation: { says: 'The job Nightly does not show yet.' } },
    ]);
  });

  it('fails when it cannot look', async () => {
    const { system } = scripted([LOST]);
    expect(await failureOf(() => system.continueReruns?.([begun('Job1')], CALL))).toBeInstanceOf(SystemError);
    expect(await system.continueReruns?.([], CALL)).toEqual([]);
  });
});
