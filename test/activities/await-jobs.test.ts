import type { AwaitRequest } from '../../src/contract';
import { broken } from '../fakes/scripted-faults';
import { ScriptedSystem } from '../fakes/scripted-system';
import { Attempts, delayAfter, failureOf, reportOf } from './attempts';

function watching(system: ScriptedSystem, changes: Partial<AwaitRequest> = {}) {
  return new Attempts(system, 'jobControl.await', {
    system: 'lab',
    jobs: [...system.jobs.keys()].map((id) => ({ id })),
    settledPhases: [],
    stoppablePhases: [],
    gatherMs: 60_000,
    pollIntervalMs: 5,
    deadline: Date.now() + 30_000,
    ...changes,
  });
}

const NEVER = { phase: 'running' } as const;

describe('a watch ends', () => {
  it('when every job has settled', async () => {
    const system = new ScriptedSystem()
      .add('1', { phase: 'running', then: [{ phase: 'succeeded', afterReads: 2 }] })
      .add('2', { phase: 'stopped' });
    const { jobs } = reportOf(await watching(system).next());
    expect(jobs.map(({ settled, observations }) => [settled, observations.map(({ says }) => says)])).toEqual([
      [true, ['RUNNING', 'SUCCEEDED']],
      [true, ['STOPPED']],
    ]);
    expect(system.callsOf('status').map(({ ids }) => ids.join())).toEqual(['1,2', '1', '1']);
  });

  it('when a job is in a phase that settles it', async () => {
    const system = new ScriptedSystem().add('1', { phase: 'paused' });
    const { jobs } = reportOf(await watching(system, { settledPhases: ['paused'] }).next());
    expect(jobs).toMatchObject([{ settled: true, reading: { snapshot: { phase: 'paused' } } }]);
  });

  it('at the deadline, with a last look', async () => {
    const system = new ScriptedSystem().add('1', NEVER);
    const deadline = Date.now() + 40;
    const { jobs } = reportOf(await watching(system, { pollIntervalMs: 9_000, deadline }).next());
    expect(Date.now()).toBeGreaterThanOrEqual(deadline);
    expect(jobs).toMatchObject([{ id: '1', settled: false, reading: { outcome: 'found' } }]);
    expect([2, 3]).toContain(system.callsOf('status').length); // a timer may be a millisecond early
  });

  it('at once, after one look, past the deadline', async () => {
    const system = new ScriptedSystem().add('1', NEVER);
    reportOf(await watching(system, { deadline: 0 }).next());
    expect(system.callsOf('status')).toHaveLength(1);
  });

  it('one poll after all jobs want a stop', async () => {
    const system = new ScriptedSystem().add('1', NEVER).add('2', NEVER);
    const { jobs } = reportOf(await watching(system, { stoppablePhases: ['running'] }).next());
    expect(jobs.map(({ settled }) => settled)).toEqual([false, false]);
    expect(system.callsOf('status').length).toBeLessThanOrEqual(3);
  });

  it('when some have wanted one for gatherMs', async () => {
    const system = new ScriptedSystem().add('1', NEVER).add('2', { phase: 'waiting' });
    const began = Date.now();
    reportOf(await watching(system, { stoppablePhases: ['running'], gatherMs: 60 }).next());
    expect(Date.now() - began).toBeGreaterThanOrEqual(60);
  });
});

describe('a watch gathers anew', () => {
  it('when no job wants a stop any more', async () => {
    const then = [
      { phase: 'waiting', afterReads: 1 },
      { phase: 'running', afterReads: 15 },
    ] as const;
    const system = new ScriptedSystem().add('1', { ...NEVER, then }).add('2', { phase: 'waiting' });
    const watch = watching(system, { stoppablePhases: ['running'], gatherMs: 60 });
    const [job] = reportOf(await watch.next()).jobs;
    const [, , runningAgain] = job?.observations ?? [];
    expect(Date.now() - Date.parse(runningAgain?.at ?? '')).toBeGreaterThanOrEqual(60);
  });
});

describe('a watch goes on', () => {
  it('over a job whose run accepted a stop', async () => {
    const system = new ScriptedSystem().add('1', { ...NEVER, then: [{ phase: 'stopped', afterReads: 4 }] });
    const request = {
      jobs: [{ id: '1', acceptedRun: '1#1' }],
      stoppablePhases: ['running'],
      gatherMs: 0,
    } as const;
    expect(reportOf(await watching(system, request).next()).jobs).toMatchObject([{ settled: true }]);
  });

  it('while an ended job may start again', async () => {
    const system = new ScriptedSystem().add('1', { phase: 'failed', restartWatchMs: 80 });
    const began = Date.now();
    expect(reportOf(await watching(system).next()).jobs).toMatchObject([{ settled: true }]);
    expect(Date.now() - began).toBeGreaterThanOrEqual(80);
  });

  it('over a job that does start again', async () => {
    const then = [
      { phase: 'running', afterReads: 2 },
      { phase: 'succeeded', afterReads: 2 },
    ] as const;
    const system = new ScriptedSystem().add('1', { phase: 'failed', restartWatchMs: 20_000, then });
    const [job] = reportOf(await watching(system).next()).jobs;
    expect(job?.observations.map(({ says }) => says)).toEqual(['FAILED', 'RUNNING', 'SUCCEEDED']);
  });

  it('after a job was missing once', async () => {
    const system = new ScriptedSystem();
    const request = { jobs: [{ id: '1' }] };
    system.disturb('status', { when: 'after', by: () => void system.add('1', { phase: 'succeeded' }) });
    const [job] = reportOf(await watching(system, request).next()).jobs;
    expect(job).toMatchObject({ settled: true, reading: { outcome: 'found' } });
  });

  it('until a job was missing twice', async () => {
    const system = new ScriptedSystem();
    const [job] = reportOf(await watching(system, { jobs: [{ id: '1' }] }).next()).jobs;
    expect(job).toMatchObject({ settled: true, reading: { outcome: 'not-found' } });
    expect(system.callsOf('status')).toHaveLength(2);
  });

  it('while the status cannot be read', async () => {
    const system = new ScriptedSystem()
      .add('1', { phase: 'stopped' })
      .disturb('status', { times: 2, when: 'before', by: broken('unavailable') });
    const [job] = reportOf(await watching(system).next()).jobs;
    expect(job?.observations.map(({ says }) => says)).toEqual([
      'unreadable: The exchange failed: unavailable.',
      'STOPPED',
    ]);
  });

  it('with what one of two batches told', async () => {
    const system = new ScriptedSystem({ status: { batchSize: 1 } })
      .add('1', { phase: 'stopped' })
      .add('2', { phase: 'stopped' })
      .disturb('status', { nth: 2, when: 'before', by: broken('rate-limited') });
    reportOf(await watching(system).next());
    expect(system.callsOf('status').map(({ ids }) => ids.join())).toEqual(['1', '2', '2']);
  });
});

describe('between two looks', () => {
  it('a long interval gives the slot back', async () => {
    const system = new ScriptedSystem().add('1', NEVER);
    const attempts = watching(system, { pollIntervalMs: 20_000 });
    expect(failureOf(await attempts.next())).toMatchObject({
      type: 'JobControl.NotSettled',
      nextRetryDelay: 20_000,
      category: 'BENIGN',
      nonRetryable: false,
    });
    system.finish('1', 'stopped');
    const [job] = reportOf(await attempts.next()).jobs;
    expect(job?.observations.map(({ says }) => says)).toEqual(['RUNNING', 'STOPPED']);
  });

  it('the delay never passes the deadline', async () => {
    const deadline = Date.now() + 15_000;
    const attempts = watching(new ScriptedSystem().add('1', NEVER), { pollIntervalMs: 3_600_000, deadline });
    const delay = delayAfter(await attempts.next());
    expect(delay).toBeGreaterThan(10_000);
    expect(delay).toBeLessThanOrEqual(15_000);
  });

  it('the system is left alone when it asks', async () => {
    const system = new ScriptedSystem()
      .add('1', NEVER)
      .disturb('status', { when: 'before', by: broken('rate-limited', 'none', 25_000) });
    expect(delayAfter(await watching(system).next())).toBe(25_000);
  });

  it('an error that cannot pass ends it', async () => {
    const system = new ScriptedSystem()
      .add('1', NEVER)
      .disturb('status', { when: 'before', by: broken('forbidden') });
    expect(reportOf(await watching(system).next())).toMatchObject({
      jobs: [{ settled: false }],
      failure: 'The exchange failed: forbidden.',
    });
  });
});

describe('a cancelled watch', () => {
  it('returns what it saw', async () => {
    const system = new ScriptedSystem().add('1', NEVER).add('2', { phase: 'stopped' });
    const attempts = watching(system, { pollIntervalMs: 9_000 });
    system.disturb('status', {
      when: 'after',
      by: () => void setImmediate(() => attempts.environment.cancel()),
    });
    const { jobs } = reportOf(await attempts.next());
    expect(jobs.map(({ id, settled, reading }) => [id, settled, reading?.outcome])).toEqual([
      ['1', false, 'found'],
      ['2', true, 'found'],
    ]);
  });
});
