import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { RemediateJobsResult } from '../../src/contract';
import { until } from '../until';
import { startTestServer } from '../temporal';
import { withWorker } from '../with-worker';
import { type BoroLab, openBoroLab } from './boro-lab';

let env: TestWorkflowEnvironment;
let lab: BoroLab;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());
beforeEach(async () => {
  lab = await openBoroLab();
});
afterEach(() => lab.close());

const RUNS_LONG = 600_000;
const task = (uri: string, more: object = {}) =>
  lab.simulator.addTask({
    templateId: 1,
    uri,
    status: 'Running',
    runsForMs: RUNS_LONG,
    stopTakesMs: 50,
    ...more,
  });

const remediate = (jobs: string[], stop: object = {}, rerun: object = {}): Promise<RemediateJobsResult> =>
  withWorker(env, lab, (jobControl) =>
    jobControl.execute('remediateJobs', {
      system: 'boro-lab',
      jobs,
      stop: { deadline: '20s', ...stop },
      rerun,
    }),
  );

const outcome = (result: RemediateJobsResult) =>
  result.jobs.map(({ stop, rerun }) => [stop.verdict, stop.certainty, rerun.outcome, rerun.knownBy]);

describe('remediateJobs on Boro VoD', () => {
  it('gives every kind of job its verdict', async () => {
    const running = task('/running.ts');
    const queued = task('/queued.ts', { status: 'Scheduled', queuedForMs: 400, exploresForMs: 100 });
    const completed = task('/completed.ts', { status: 'Completed' });
    const racing = task('/racing.ts', { endsDuringStop: 'Completed' });
    const slow = task('/slow.ts', { stopTakesMs: 1_000 });
    const result = await remediate([running, queued, completed, '999', racing, slow], {
      whenWaiting: 'wait',
    });
    expect(outcome(result)).toEqual([
      ['stopped', 'certain', 'rerun', 'submitted'],
      ['stopped', 'certain', 'rerun', 'submitted'],
      ['already-ended', 'certain', 'not-rerun', undefined],
      ['not-found', 'certain', 'not-rerun', undefined],
      ['ended-first', 'certain', 'not-rerun', undefined],
      ['stopped', 'certain', 'rerun', 'submitted'],
    ]);
    expect(['/running.ts', '/queued.ts', '/completed.ts', '/racing.ts', '/slow.ts'].map(lab.runs)).toEqual([
      2, 2, 1, 1, 2,
    ]);
  });

  it('refuses a queued job unless told to wait', async () => {
    const queued = task('/queued.ts', { status: 'Scheduled', queuedForMs: RUNS_LONG });
    const { jobs } = await remediate([queued]);
    expect(jobs[0]?.stop).toMatchObject({ verdict: 'refused', phase: 'waiting', rawStatus: 'Scheduled' });
    expect(jobs[0]?.stop.reason).toContain("whenWaiting: 'wait'");
    expect([lab.calls('TaskStop'), lab.calls('TaskStart')]).toEqual([0, 0]);
  });

  it('says that a stop outlasted the deadline', async () => {
    const slow = task('/slow.ts', { stopTakesMs: RUNS_LONG });
    const { jobs } = await remediate([slow], { deadline: '1s' });
    expect(jobs[0]?.stop).toMatchObject({ verdict: 'still-active', phase: 'running' });
    expect(jobs[0]?.rerun.outcome).toBe('not-rerun');
    expect(lab.runs('/slow.ts')).toBe(1);
  });

  it('follows an automatic restart and stops that', async () => {
    lab.simulator.configure({ restartDelayMs: 100 });
    const stalling = task('/stalling.ts', { endsDuringStop: 'Stalled' });
    const { jobs } = await remediate([stalling], { whenWaiting: 'wait' });
    expect(jobs[0]?.stop).toMatchObject({ verdict: 'stopped', rawStatus: 'Canceled' });
    expect(jobs[0]?.stop.evidence.map(({ says }) => says).join()).toContain('restarted automatically');
    expect(lab.runs('/stalling.ts')).toBe(3);
  });

  it('adopts the run whose answer was lost', async () => {
    const running = task('/running.ts');
    lab.simulator.fault({ method: 'TaskStart', kind: 'response-lost-after-effect' });
    const { jobs } = await remediate([running]);
    expect(jobs[0]?.rerun).toMatchObject({ outcome: 'rerun', knownBy: 'adopted' });
    expect(lab.runs('/running.ts')).toBe(2);
  });

  it('starts nothing while a lost answer proves nothing', async () => {
    const running = task('/running.ts');
    lab.simulator.fault({ method: 'TaskStart', kind: 'response-lost-before-effect' });
    const { jobs } = await remediate([running], {}, { whenUnproven: 'give-up' });
    expect(jobs[0]?.rerun).toMatchObject({ outcome: 'unproven' });
    expect(lab.runs('/running.ts')).toBe(1);
  });

  it('retries a submission that cannot have arrived', async () => {
    const running = task('/running.ts');
    lab.simulator.fault({
      method: 'TaskStart',
      kind: 'status',
      httpStatus: 429,
      headers: { 'retry-after': '0' },
    });
    const { jobs } = await remediate([running]);
    expect(jobs[0]?.rerun).toMatchObject({ outcome: 'rerun', knownBy: 'submitted' });
    expect(lab.runs('/running.ts')).toBe(2);
  });

  it('a lost stop answer leaves the cause likely', async () => {
    const running = task('/running.ts', { stopTakesMs: 1 });
    lab.simulator.fault({ method: 'TaskStop', kind: 'response-lost-after-effect' });
    const { jobs } = await remediate([running]);
    expect(jobs[0]?.stop).toMatchObject({ verdict: 'stopped', certainty: 'likely' });
    expect(jobs[0]?.rerun.outcome).toBe('rerun');
  });

  it('reruns one job of two ids once', async () => {
    const first = task('/chain.ts', { status: 'Stalled' });
    await until('it was restarted', () => lab.runs('/chain.ts') === 2);
    const [, second = ''] = lab.simulator.runsStarted()['/chain.ts']?.taskIds ?? [];
    const { jobs } = await remediate([first, second], { whenWaiting: 'wait' });
    const [one, other] = jobs.map(({ rerun }) => rerun);
    const { outcome, newId, way, marker, knownBy } = one ?? {};
    expect(outcome).toBe('rerun');
    expect(other).toMatchObject({ id: second, outcome, newId, way, marker, knownBy });
    expect(other?.reason).toBe(`It is the same job as ${first}.`);
    expect(lab.runs('/chain.ts')).toBe(3);
  });

  it.each([302, 303])('takes HTTP %i for no proof', async (httpStatus) => {
    lab.simulator.configure({ reportsAll: false, queuedForMs: 0, exploresForMs: 0, runsForMs: 10 });
    const running = task('/a.ts');
    lab.simulator.fault({ method: 'TaskStart', kind: 'status', httpStatus, afterEffect: true });
    const { jobs } = await remediate([running], {}, { whenUnproven: 'give-up' });
    expect([jobs[0]?.rerun.outcome, lab.runs('/a.ts')]).toEqual(['unproven', 2]);
  });
});
