import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { JobControlHandle } from '../../src/client';
import type { RemediateJobsResult, RerunOptions, StopOptions } from '../../src/contract';
import { startTestServer } from '../temporal';
import { until } from '../until';
import { withWorker } from '../with-worker';
import { openPrimeLab, type PrimeLab } from './cisco-prime-lab';

jest.setTimeout(60_000);

let env: TestWorkflowEnvironment;
let lab: PrimeLab;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());
beforeEach(async () => {
  lab = await openPrimeLab();
});
afterEach(() => lab.close());

interface Options {
  readonly stop?: StopOptions;
  readonly rerun?: RerunOptions;
  readonly on?: PrimeLab;
  /** What happens meanwhile. */
  readonly meanwhile?: (handle: JobControlHandle<RemediateJobsResult>) => Promise<void>;
}

/** Remediates runs, each with the recipe that deploys its job again. */
const remediate = (ids: readonly string[], { stop, rerun, on = lab, meanwhile }: Options = {}) =>
  withWorker(env, on, async (jobControl) => {
    const recipes = Object.fromEntries(ids.map((id) => [id, on.recipe(id)]));
    const handle = await jobControl.start('remediateJobs', {
      ...{ system: 'prime-lab', jobs: ids, stop: { deadline: '30s', ...stop } },
      rerun: { recipes, ...rerun },
    });
    await meanwhile?.(handle);
    return (await handle.result()).jobs;
  });

const untilAsked = (handle: JobControlHandle<RemediateJobsResult>) =>
  until('a person is asked', async () =>
    (await handle.progress()).batches.some(({ stage }) => stage === 'asking'),
  );

describe('runs that are cancelled', () => {
  it('go in one call, and are deployed again', async () => {
    const ids = [lab.add(), lab.add()];
    const jobs = await remediate(ids);
    expect(jobs).toMatchObject(
      ids.map(() => ({
        stop: { verdict: 'stopped', certainty: 'certain', rawStatus: 'CANCELLED/CANCELLED' },
        rerun: { outcome: 'rerun', way: 'new-run', knownBy: 'submitted' },
      })),
    );
    const newIds = jobs.map(({ rerun }) => rerun.newId);
    expect(newIds).toEqual(ids.map((id) => newIdOf(id)));
    expect([lab.calls('cancelrunning'), ...ids.map(lab.runs)]).toEqual([1, 2, 2]);
  });

  it('and are no longer running, are said to have ended', async () => {
    const ended = lab.add({ run: { status: 'COMPLETED', result: 'SUCCESS' } });
    const [job] = await remediate([ended]);
    expect(job).toMatchObject({
      stop: { verdict: 'already-ended' },
      rerun: { outcome: 'not-rerun' },
    });
  });

  it('and succeed all the same are not rerun', async () => {
    const id = lab.add({ endsDuringStop: 'SUCCESS' });
    const [job] = await remediate([id]);
    expect(job).toMatchObject({ stop: { verdict: 'ended-first' }, rerun: { outcome: 'not-rerun' } });
    expect(lab.runs(id)).toBe(1);
  });

  it('in vain three times are refused', async () => {
    const id = lab.add({ cancelFails: 'goes-on', runsForMs: null });
    const [job] = await remediate([id]);
    expect(job).toMatchObject({ stop: { verdict: 'refused' }, rerun: { outcome: 'not-rerun' } });
    expect(job?.stop.reason).toContain('CANCELFAILED');
    expect(lab.calls('cancelrunning')).toBe(3);
  });

  it('and named in neither list are polled', async () => {
    const [named, unnamed] = [lab.add(), lab.add()];
    lab.simulator.fault({
      kind: 'missing-items',
      method: 'cancelrunning',
      ids: [unnamed.split('/')[1] ?? ''],
    });
    const jobs = await remediate([named, unnamed]);
    expect(jobs.map(({ stop }) => stop.verdict)).toEqual(['stopped', 'stopped']);
  });

  it('by a run id alone are found', async () => {
    const id = lab.add();
    const [job] = await remediate([id.split('/')[1] ?? ''], { rerun: { recipes: {} } });
    expect(job).toMatchObject({ stop: { verdict: 'stopped' }, rerun: { outcome: 'not-rerun' } });
    expect(job?.rerun.reason).toContain('rerun.recipes');
  });
});

describe('a deployment whose answer is lost', () => {
  it('is found by its kind and time', async () => {
    const id = lab.add();
    lab.simulator.fault({ kind: 'response-lost-after-effect', method: 'deployTemplateThroughJob' });
    const [job] = await remediate([id]);
    expect(job?.rerun).toMatchObject({ outcome: 'rerun', knownBy: 'adopted', newId: newIdOf(id) });
    expect([lab.runs(id), lab.calls('deployTemplateThroughJob')]).toEqual([2, 1]);
  });

  it('before it arrived is sent again', async () => {
    const id = lab.add();
    lab.simulator.fault({ kind: 'response-lost-before-effect', method: 'deployTemplateThroughJob' });
    const [job] = await remediate([id]);
    expect(job?.rerun).toMatchObject({ outcome: 'rerun', knownBy: 'submitted', newId: newIdOf(id) });
    expect([lab.runs(id), lab.calls('deployTemplateThroughJob')]).toEqual([2, 2]);
  });

  it('beside one of somebody else asks a person', async () => {
    const id = lab.add();
    lab.simulator.fault({ kind: 'response-lost-after-effect', method: 'deployTemplateThroughJob' });
    const rival = () => lab.add({ username: 'nbi', devices: ['990001'] });
    const [job] = await remediate([id], {
      meanwhile: async (handle) => {
        await until('it was submitted', () => lab.calls('deployTemplateThroughJob') === 1);
        rival();
        await untilAsked(handle);
        const newId = newIdOf(id) ?? '';
        await handle.resolveRerun({ id, decision: 'adopt', newId, by: 'Kim' });
      },
    });
    expect(job?.rerun).toMatchObject({ outcome: 'rerun', knownBy: 'person', newId: newIdOf(id) });
    expect(lab.runs(id)).toBe(2);
  });
});

describe('a recurring job', () => {
  it('is left to its schedule', async () => {
    const id = lab.add({ everyMs: 3_600_000 });
    const [job] = await remediate([id]);
    const { nextRunTime } = lab.simulator.task(id.split('/')[0] ?? '') ?? {};
    expect(job?.rerun).toMatchObject({ outcome: 'next-scheduled', nextRunAt: nextRunTime });
    expect(lab.calls('deployTemplateThroughJob')).toBe(0);
  });

  it('that is suspended is resumed where that is allowed', async () => {
    const on = await openPrimeLab({ options: { schedule: 'suspend', resumeSuspended: true } });
    const id = on.add({ everyMs: 3_600_000 });
    const [job] = await remediate([id], { on, rerun: { recipes: {} } });
    expect(job?.rerun).toMatchObject({ outcome: 'next-scheduled' });
    expect([on.calls('suspend'), on.calls('resume')]).toEqual([1, 1]);
    expect(on.simulator.task(id.split('/')[0] ?? '')?.status).toBe('SCHEDULED');
    await on.close();
  });
});

describe('a server that', () => {
  it('answers 503 for a while loses nothing', async () => {
    const id = lab.add();
    const limited = { kind: 'method-errors', texts: ['busy'], shape: '503', times: 2 } as const;
    lab.simulator.fault({ ...limited, method: 'runhistory', after: 1 });
    lab.simulator.fault({ ...limited, method: 'cancelrunning', times: 1 });
    const [job] = await remediate([id]);
    expect(job).toMatchObject({ stop: { verdict: 'stopped' }, rerun: { outcome: 'rerun' } });
    expect(lab.runs(id)).toBe(2);
  });

  it('has too many sessions is asked again', async () => {
    const id = lab.add();
    lab.simulator.fault({ kind: 'method-errors', texts: ['no session'], shape: '401', times: 2 });
    const [job] = await remediate([id]);
    expect(job).toMatchObject({ stop: { verdict: 'stopped' }, rerun: { outcome: 'rerun' } });
  });

  it('does not know the password is believed at last', async () => {
    const on = await openPrimeLab({ options: { password: 'wrong' } });
    const remediation = remediate([on.add()], { on });
    await expect(remediation).rejects.toMatchObject({
      cause: { cause: { type: 'JobControl.Unauthenticated' } },
    });
    expect(on.simulator.traffic().signInsRefused.badCredentials).toBe(3);
    await on.close();
  });
});

/** The run that was deployed last for the work of this one. */
function newIdOf(id: string): string | undefined {
  const { work = '' } = lab.simulator.task(id.split('/')[0] ?? '') ?? {};
  return lab.simulator.runsStarted()[work]?.taskIds.at(-1);
}
