import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { JobReading, StopJobsResult } from '../../src/contract';
import { type CapabilityChanges, FORCE, FROM_START, GRACEFUL } from '../fakes/scripted-capabilities';
import { broken } from '../fakes/scripted-faults';
import { ScriptedSystem } from '../fakes/scripted-system';
import { startTestServer } from '../temporal';
import { withWorker } from '../with-worker';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());

const scripted = (changes: CapabilityChanges = {}) =>
  new ScriptedSystem({ ...changes, status: { pollIntervalMs: 50, ...changes.status } });

const stop = (lab: ScriptedSystem, jobs: string[], deadline = '10s'): Promise<StopJobsResult> =>
  withWorker(env, { systems: { lab } }, (jobControl) =>
    jobControl.execute('stopJobs', { system: 'lab', jobs, stop: { deadline } }),
  );

describe('a stop', () => {
  it('accepted stays accepted when the next batch fails', async () => {
    const lab = scripted({ stop: { batchSize: 1 } })
      .add('1', { phase: 'running', stoppingReads: 6 })
      .add('2', { phase: 'running' })
      .disturb('stop', { nth: 2, when: 'before', by: broken('forbidden') });
    const { jobs } = await stop(lab, ['1', '2']);
    expect(jobs.map(({ verdict }) => verdict)).toEqual(['stopped', 'refused']);
    expect(jobs[1]?.reason).toContain('forbidden');
  });

  it('seen to work is kept when the watch fails', async () => {
    const lab = scripted()
      .add('1', { phase: 'running' })
      .add('2', { phase: 'running', stoppingReads: 50 })
      .disturb('status', { nth: 7, times: 3, when: 'before', by: broken('forbidden') });
    const { jobs } = await stop(lab, ['1', '2']);
    expect(jobs.map(({ verdict }) => verdict)).toEqual(['stopped', 'unverified']);
  });

  it('that fails on the system is repeated', async () => {
    const lab = scripted().add('1', { phase: 'running', failingStops: 1 });
    const { jobs } = await stop(lab, ['1']);
    expect(jobs).toMatchObject([{ verdict: 'stopped', certainty: 'certain' }]);
    expect(lab.callsOf('stop')).toHaveLength(2);
  });

  it('that always fails is given up', async () => {
    const lab = scripted().add('1', { phase: 'running', failingStops: 99 });
    const { jobs } = await stop(lab, ['1']);
    const reason =
      'The job is running (RUNNING). The system accepted the stop 3 times, and each time it failed: RUNNING';
    expect(jobs).toMatchObject([{ verdict: 'refused', reason }]);
    expect(lab.callsOf('stop')).toHaveLength(3);
  });

  it.each([
    [{ ...GRACEFUL, mayVanish: true as const }, 'stopped'],
    [GRACEFUL, 'unverified'],
  ])('of a job that vanishes: %#', async (graceful, verdict) => {
    const lab = scripted({ stop: { modes: { graceful } } }).add('1', { phase: 'running', vanishes: true });
    expect((await stop(lab, ['1'])).jobs).toMatchObject([{ verdict }]);
  });

  it.each(['graceful', 'force'] as const)('for good is refused unless allowed: %s', async (final) => {
    const modes = { graceful: GRACEFUL, force: FORCE, [final]: { ...GRACEFUL, reversible: false } };
    const lab = scripted({ stop: { modes } }).add('1', { phase: 'running' });
    const input = { system: 'lab', jobs: ['1'], stop: { escalateAfter: '1h', deadline: '10s' } };
    await withWorker(env, { systems: { lab } }, async (jobControl) => {
      await expect(jobControl.execute('remediateJobs', input)).rejects.toMatchObject({
        cause: {
          type: 'JobControl.InvalidInput',
          message: expect.stringContaining(`a "${final}" stop ends`) as string,
        },
      });
      expect(lab.callsOf('stop')).toEqual([]);
      const allowed = { ...input, stop: { ...input.stop, allowIrreversible: true } };
      expect(await jobControl.execute('stopJobs', allowed)).toMatchObject({ jobs: [{ verdict: 'stopped' }] });
    });
  });

  it('for good is refused by a worker that was not asked before', async () => {
    const lab = scripted().add('1', { phase: 'running' });
    lab.disturb('status', { nth: 2, when: 'before', by: () => makeFinal(lab) });
    const { jobs } = await stop(lab, ['1']);
    expect(jobs).toMatchObject([{ verdict: 'refused' }]);
    expect(jobs[0]?.reason).toContain('a "graceful" stop ends a job of this system for good');
    expect(lab.callsOf('stop')).toEqual([]);
  });

  it('without a receipt is not sent for ever', async () => {
    const lab = scripted().add('1', { phase: 'running' });
    const asked: string[] = [];
    lab.stop = ({ targets }) => {
      asked.push(...targets.map(({ id }) => id));
      return Promise.resolve([]);
    };
    const { jobs } = await stop(lab, ['1']);
    expect([jobs[0]?.verdict, asked.length]).toEqual(['refused', 3]);
  });
});

/** As if the rest ran on a worker with other settings. */
function makeFinal(lab: ScriptedSystem): void {
  Object.assign(lab.capabilities.stop.modes, { graceful: { ...GRACEFUL, reversible: false } });
}

describe('a reading', () => {
  it('that is missing once proves nothing', async () => {
    const lab = scripted().add('1', { phase: 'running' });
    const status = lab.status.bind(lab);
    let isFirst = true;
    lab.status = (ids, call) => {
      if (!isFirst) return status(ids, call);
      isFirst = false;
      return Promise.resolve(ids.map(missing));
    };
    expect((await stop(lab, ['1'])).jobs[0]).toMatchObject({ verdict: 'stopped', certainty: 'certain' });
  });

  it('of another job stops no other job', async () => {
    const lab = scripted().add('1', { phase: 'running' }).add('2', { phase: 'running' });
    const status = lab.status.bind(lab);
    lab.status = async ([id = ''], call) => {
      const readings = await status(['2'], call);
      return readings.map((reading) => ({ ...reading, id }));
    };
    expect((await stop(lab, ['1'], '500ms')).jobs[0]?.verdict).toBe('unverified');
    expect(lab.callsOf('stop')).toEqual([]);
  });
});

function missing(id: string): JobReading {
  return {
    outcome: 'not-found',
    id,
    call: 'status',
    observedAt: new Date().toISOString(),
    detail: 'left out',
  };
}

it("a recipe reaches the system with its job's rerun", async () => {
  const lab = scripted().add('1', { phase: 'failed' }).add('2', { phase: 'failed' });
  const seen: unknown[] = [];
  const submitRerun = lab.submitRerun.bind(lab);
  const rerunInfo = lab.rerunInfo.bind(lab);
  lab.submitRerun = (intent, call) => {
    seen.push([intent.id, intent.recipe]);
    return submitRerun(intent, call);
  };
  lab.rerunInfo = (jobs, call, recipes) => {
    seen.push(recipes);
    return rerunInfo(jobs, call);
  };
  const recipes = { '1': { operation: 'deploy' } };
  await withWorker(env, { systems: { lab } }, (jobControl) =>
    jobControl.execute('rerunJobs', { system: 'lab', jobs: ['1', '2'], rerun: { recipes } }),
  );
  expect(seen).toEqual([recipes, ['1', { operation: 'deploy' }], ['2', undefined]]);
});

describe('a stop for good of a job that cannot be rerun', () => {
  const graceful = { ...GRACEFUL, reversible: false };
  const system = () =>
    scripted({
      stop: { modes: { graceful } },
      rerun: { ways: [FROM_START], infoBeforeStop: true },
    }).add('1', { phase: 'running' });
  const remediate = (lab: ScriptedSystem) =>
    withWorker(env, { systems: { lab } }, (jobControl) =>
      jobControl.execute('remediateJobs', {
        ...{ system: 'lab', jobs: ['1'], stop: { allowIrreversible: true, deadline: '10s' } },
      }),
    );

  it('is not sent', async () => {
    const lab = system();
    lab.rerunInfo = (jobs) =>
      Promise.resolve(
        jobs.map(({ id }) => ({
          ...{ id, parameters: [], call: 'GetParameters' },
          ways: [{ way: 'from-start', available: false, reason: 'there is no recipe' }],
        })),
      );
    const { jobs } = await remediate(lab);
    expect(jobs).toMatchObject([{ stop: { verdict: 'refused' }, rerun: { outcome: 'not-rerun' } }]);
    expect(jobs[0]?.stop.reason).toContain('could not be rerun: from-start: there is no recipe');
    expect(lab.callsOf('stop')).toEqual([]);
  });

  it('is sent when a way is offered', async () => {
    const lab = system();
    lab.rerunInfo = (jobs) =>
      Promise.resolve(
        jobs.map(({ id }) => ({
          ...{ id, parameters: [], call: 'GetParameters' },
          ways: [{ way: 'from-start', available: true }],
        })),
      );
    expect((await remediate(lab)).jobs).toMatchObject([{ stop: { verdict: 'stopped' } }]);
  });
});
