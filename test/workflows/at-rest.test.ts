import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { RemediateJobsInput, RemediateJobsResult, StopJobsResult } from '../../src/contract';
import { PAUSING } from '../fakes/scripted-capabilities';
import type { JobScript } from '../fakes/scripted-job';
import { ScriptedSystem } from '../fakes/scripted-system';
import { startTestServer } from '../temporal';
import { withWorker } from '../with-worker';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());

/** A system that pauses and resumes, with one job. */
const pausing = (script: JobScript) => new ScriptedSystem(PAUSING).add('1', script);

const stop = (lab: ScriptedSystem, confirmFor = '0s'): Promise<StopJobsResult> =>
  withWorker(env, { systems: { lab } }, (jobControl) =>
    jobControl.execute('stopJobs', { system: 'lab', jobs: ['1'], stop: { deadline: '10s', confirmFor } }),
  );

const remediate = (
  lab: ScriptedSystem,
  input: Partial<RemediateJobsInput> = {},
): Promise<RemediateJobsResult> =>
  withWorker(env, { systems: { lab } }, (jobControl) =>
    jobControl.execute('remediateJobs', { system: 'lab', jobs: ['1'], stop: { deadline: '10s' }, ...input }),
  );

/** Shown at rest for so many readings after a restart that was accepted before. */
const lagging = (reads: number): JobScript => ({
  phase: 'paused',
  restartWatchMs: 300,
  then: [{ phase: 'running', afterReads: reads }],
});

describe('a job that is shown at rest', () => {
  it('and then at work is stopped', async () => {
    const lab = pausing(lagging(2));
    expect((await stop(lab)).jobs).toMatchObject([{ verdict: 'stopped', certainty: 'certain' }]);
    expect(lab.callsOf('stop')).toHaveLength(1);
  });

  it('and stays so had ended before', async () => {
    const lab = pausing({ phase: 'paused', restartWatchMs: 100 });
    expect((await stop(lab)).jobs).toMatchObject([{ verdict: 'already-ended', phase: 'paused' }]);
    expect(lab.callsOf('stop')).toEqual([]);
  });

  it('is confirmed as one that ended is', async () => {
    const { jobs } = await stop(pausing({ phase: 'paused' }), '100ms');
    expect(jobs).toMatchObject([{ verdict: 'already-ended', phase: 'paused' }]);
  });

  it('and then at work may be the own rerun', async () => {
    const lab = pausing(lagging(2));
    const { jobs } = await remediate(lab, { repeated: true });
    expect(jobs[0]?.stop.reason).toContain('an earlier execution of this request may have rerun it');
    expect([lab.callsOf('stop'), lab.started]).toEqual([[], []]);
  });
});

describe('a job that was paused before the request', () => {
  const paused = () => pausing({ phase: 'paused' });

  it('is not resumed', async () => {
    const lab = paused();
    const { jobs } = await remediate(lab);
    expect(jobs).toMatchObject([{ stop: { verdict: 'already-ended' }, rerun: { outcome: 'not-rerun' } }]);
    expect(jobs[0]?.rerun.reason).toContain('was paused before this request (PAUSED)');
    expect(lab.started).toEqual([]);
  });

  it.each([
    ['by name', { rerun: { fromPhases: ['paused'] } }],
    ['where an earlier execution may have paused it', { repeated: true }],
  ] as const)('is resumed %s', async (_, input) => {
    const lab = paused();
    expect((await remediate(lab, input)).jobs).toMatchObject([{ rerun: { outcome: 'rerun' } }]);
    expect(lab.started).toHaveLength(1);
  });

  it('is resumed by a rerun', async () => {
    const lab = paused();
    const { jobs } = await withWorker(env, { systems: { lab } }, (jobControl) =>
      jobControl.execute('rerunJobs', { system: 'lab', jobs: ['1'] }),
    );
    expect(jobs).toMatchObject([{ outcome: 'rerun' }]);
  });
});

it('a job that our stop has paused is resumed', async () => {
  const lab = pausing({ phase: 'running' });
  const { jobs } = await remediate(lab);
  expect(jobs).toMatchObject([
    { stop: { verdict: 'stopped', phase: 'paused' }, rerun: { outcome: 'rerun' } },
  ]);
});
