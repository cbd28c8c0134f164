import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type {
  BatchInput,
  LedgerEntry,
  RemediateJobsResult,
  StopModeCapability,
  StopOptions,
} from '../../src/contract';
import { GRACEFUL, NEW_RUN, PAUSE } from '../fakes/scripted-capabilities';
import { broken } from '../fakes/scripted-faults';
import type { JobScript } from '../fakes/scripted-job';
import { ScriptedSystem } from '../fakes/scripted-system';
import { startTestServer } from '../temporal';
import { until } from '../until';
import { withWorker } from '../with-worker';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer(['JobControlAsks']);
});
afterAll(() => env?.teardown());

const scripted = () => new ScriptedSystem({ status: { pollIntervalMs: 30 }, rerun: { ways: [NEW_RUN] } });

function remediate(
  lab: ScriptedSystem,
  input: Partial<BatchInput> & { readonly stop?: StopOptions } = {},
): Promise<RemediateJobsResult> {
  return withWorker(env, { systems: { lab } }, (jobControl) =>
    jobControl.execute('remediateJobs', { system: 'lab', jobs: ['1'], ...input }),
  );
}

describe('a job in another run than the one that is meant', () => {
  const runs = { '1': '1#1' };
  const untouched =
    'It was not touched: the run that is meant is "1#1", and the job is in run "1#2". If that one is meant, send a new request.';
  const restart = (lab: ScriptedSystem) => void Object.assign(lab.jobs.get('1') ?? {}, { attempt: 2 });

  it('is refused while it is active', async () => {
    const lab = scripted().add('1', { phase: 'running' });
    restart(lab);
    expect((await remediate(lab, { runs })).jobs).toMatchObject([
      {
        stop: { verdict: 'refused', reason: `The job is running (RUNNING). ${untouched}` },
        rerun: { outcome: 'not-rerun', reason: untouched },
      },
    ]);
    expect([lab.callsOf('stop'), lab.started]).toEqual([[], []]);
  });

  it('is not rerun when it has ended', async () => {
    const lab = scripted().add('1', { phase: 'failed' });
    restart(lab);
    expect((await remediate(lab, { runs })).jobs).toMatchObject([
      { stop: { verdict: 'already-ended' }, rerun: { outcome: 'not-rerun', reason: untouched } },
    ]);
  });

  it('is not stopped when it restarts in between', async () => {
    const lab = scripted().add('1', { phase: 'running' });
    lab.disturb('status', { nth: 2, when: 'before', by: () => restart(lab) });
    expect((await remediate(lab, { runs })).jobs).toMatchObject([{ stop: { verdict: 'refused' } }]);
    expect(lab.callsOf('stop')).toEqual([]);
  });

  it('is not rerun when it only shows later', async () => {
    const lab = scripted();
    lab.disturb('status', {
      nth: 2,
      when: 'before',
      by: () => {
        lab.add('1', { phase: 'failed' });
        restart(lab);
      },
    });
    expect((await remediate(lab, { runs })).jobs).toMatchObject([
      { stop: { verdict: 'already-ended' }, rerun: { outcome: 'not-rerun', reason: untouched } },
    ]);
    expect(lab.started).toEqual([]);
  });

  it('is one that is stopped and rerun otherwise', async () => {
    const lab = scripted().add('1', { phase: 'running' });
    expect((await remediate(lab, { runs })).jobs).toMatchObject([
      { stop: { verdict: 'stopped' }, rerun: { outcome: 'rerun' } },
    ]);
  });
});

describe('an end that is to be confirmed', () => {
  it('and flips changes the verdict', async () => {
    const lab = scripted().add('1', { phase: 'running' });
    // Read before the stop twice, while stopping, as stopped, and then:
    lab.disturb('status', { nth: 5, when: 'before', by: () => void lab.finish('1', 'succeeded') });
    const { jobs } = await remediate(lab, { stop: { confirmFor: '200ms' } });
    expect(jobs).toMatchObject([
      {
        stop: { verdict: 'ended-first', reason: expect.stringContaining('was seen as STOPPED.') as string },
        rerun: { outcome: 'not-rerun' },
      },
    ]);
    expect(lab.started).toEqual([]);
  });

  it('and was there before is confirmed too', async () => {
    const lab = scripted().add('1', { phase: 'failed' });
    lab.disturb('status', { nth: 3, when: 'before', by: () => void lab.finish('1', 'succeeded') });
    const { jobs } = await remediate(lab, { stop: { confirmFor: '200ms' } });
    expect(jobs).toMatchObject([{ stop: { verdict: 'already-ended' }, rerun: { outcome: 'not-rerun' } }]);
  });

  it('is not proven when time is short', async () => {
    const lab = scripted().add('1', { phase: 'failed' });
    const { jobs } = await remediate(lab, { stop: { confirmFor: '1h', deadline: '1s' } });
    const reason = 'FAILED, but it was not seen to last for as long as was asked.';
    expect(jobs).toMatchObject([{ stop: { verdict: 'unverified', reason } }]);
  });
});

describe('a harder stop', () => {
  const RELEASE: StopModeCapability = { ...GRACEFUL, fromPhases: ['running', 'paused'], reversible: false };
  const stop = { escalateAfter: '2s', deadline: '30s', allowIrreversible: true } as const;
  const pausing = (script: Partial<JobScript> = {}) =>
    new ScriptedSystem({
      status: { pollIntervalMs: 30 },
      stop: { modes: { pause: PAUSE, force: RELEASE }, defaultMode: 'pause' },
    }).add('1', { phase: 'running', ...script });

  it('spares a job that is at rest', async () => {
    const lab = pausing();
    const { jobs } = await remediate(lab, { stop: { ...stop, confirmFor: '1h' } });
    expect(lab.callsOf('stop').map(({ mode }) => mode)).toEqual(['pause']);
    expect(jobs).toMatchObject([{ stop: { verdict: 'refused', phase: 'paused' } }]);
  });

  it('that finds a job at rest ends the waiting', async () => {
    const lab = pausing({ onStop: { pause: 'ignore' } });
    // Read before the stop twice, by the watch at its begin and at its end, and then by the harder stop:
    lab.disturb('status', { nth: 5, when: 'before', by: () => void lab.finish('1', 'paused') });
    const { jobs } = await remediate(lab, { stop: { ...stop, escalateAfter: '3s', pollInterval: '10s' } });
    expect(jobs).toMatchObject([{ stop: { verdict: 'stopped', certainty: 'certain', phase: 'paused' } }]);
    expect(lab.callsOf('stop').map(({ mode }) => mode)).toEqual(['pause']);
  });
});

describe('the ledger', () => {
  const told = (entries: readonly LedgerEntry[]) =>
    entries.map(({ event, id, outcome = '', by = '' }) => [event, id, outcome, by].filter(Boolean).join(' '));

  it('has calls and decisions in order', async () => {
    const lab = scripted().add('1', { phase: 'running' });
    const { ledger, jobs } = await remediate(lab);
    expect(told(ledger)).toEqual([
      'read found 1',
      'stop accepted 1',
      'watch settled 1',
      'verdict 1 stopped',
      'read found 1',
      'intent 1',
      'submit rerun 1',
      'rerun 1 rerun',
    ]);
    const { marker } = jobs[0]?.rerun ?? {};
    expect(ledger.find(({ event }) => event === 'intent')).toMatchObject({
      marker,
      way: 'new-run',
      run: '1#1',
    });
  });

  it('has who decided, and is exported as lines', async () => {
    const lab = new ScriptedSystem({ rerun: { ways: [{ ...NEW_RUN, search: { sees: 'active' } }] } })
      .add('1', { phase: 'failed' })
      .disturb('submitRerun', { when: 'before', by: broken('timeout', 'unknown') });
    await withWorker(env, { systems: { lab } }, async (jobControl) => {
      const rerun = { askAttribute: 'JobControlAsks' };
      const handle = await jobControl.start('rerunJobs', { system: 'lab', jobs: ['1'], rerun });
      const query = `JobControlAsks = true AND WorkflowId = "${handle.workflowId}"`;
      const found = async () => (await env.client.workflow.count(query)).count;
      await until('the workflow is found by its question', async () => (await found()) === 1);
      await handle.resolveRerun({ id: '1', decision: 'give-up', by: 'Kim', why: 'it is Monday' });
      const { ledger } = await handle.result();
      expect(told(ledger).slice(-2)).toEqual(['question 1', 'answer 1 give-up Kim']);
      const lines = (await handle.ledgerLines()).trimEnd().split('\n');
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
        ledger.map((entry) => ({
          workflowId: handle.workflowId,
          runId: expect.any(String) as string,
          ...entry,
        })),
      );
      await until('the question is gone', async () => (await found()) === 0);
    });
  });

  it.each(['rerunJobs', 'remediateJobs'] as const)('%s begins with no attribute unknown', async (name) => {
    const lab = scripted().add('1', { phase: 'failed' });
    await withWorker(env, { systems: { lab } }, async (jobControl) => {
      const rerun = { askAttribute: 'Misspelt' };
      const { workflow } = await jobControl.start(name, { system: 'lab', jobs: ['1'], rerun });
      await until('its first task has failed', async () => {
        const { events } = await workflow.fetchHistory();
        const failed = events?.find(({ workflowTaskFailedEventAttributes: failure }) => failure);
        return failed !== undefined;
      });
      expect(lab.ledger).toEqual([]);
      await workflow.terminate();
    });
  });
});
