import type { JobSnapshot, StopBatchRequest } from '../../src/contract';
import { GRACEFUL } from '../fakes/scripted-capabilities';
import { broken } from '../fakes/scripted-faults';
import { scriptedJob, snapshotOf } from '../fakes/scripted-job';
import { ScriptedSystem } from '../fakes/scripted-system';
import { Attempts, failureOf, reportOf } from './attempts';

function running(...ids: string[]): ScriptedSystem {
  const system = new ScriptedSystem({ stop: { batchSize: 2 } });
  for (const id of ids) system.add(id, { phase: 'running' });
  return system;
}

function stopping(system: ScriptedSystem, ...ids: string[]) {
  const targets = ids.map((id): JobSnapshot => snapshotOf(scriptedJob(id, { phase: 'running' })));
  return new Attempts(system, 'jobControl.stop', { system: 'lab', targets, mode: 'graceful' });
}

function asked(system: ScriptedSystem) {
  return system.callsOf('stop').map(({ ids }) => ids.join());
}

describe('a stop', () => {
  it("asks in the system's batch size", async () => {
    const system = running('1', '2', '3');
    const { jobs } = reportOf(await stopping(system, '3', '1', '2').next());
    expect(asked(system)).toEqual(['3,1', '2']);
    expect(jobs.map(({ id, receipt, perhapsAsked }) => [id, receipt?.outcome, perhapsAsked])).toEqual([
      ['3', 'accepted', false],
      ['1', 'accepted', false],
      ['2', 'accepted', false],
    ]);
  });

  it.each(['succeeded', 'failed', 'stopped'] as const)('is not sent to a %s job', async (phase) => {
    const system = running('1');
    system.finish('1', phase);
    const { jobs } = reportOf(await stopping(system, '1', 'gone').next());
    expect(asked(system)).toEqual([]);
    expect(
      jobs.map(({ id, reading, receipt, perhapsAsked }) => [id, reading.outcome, receipt, perhapsAsked]),
    ).toEqual([
      ['1', 'found', undefined, false],
      ['gone', 'not-found', undefined, false],
    ]);
  });

  it('is not sent to what is at rest', async () => {
    const system = running('1').add('2', { phase: 'paused' });
    const targets = ['1', '2'].map((id) => snapshotOf(scriptedJob(id, { phase: 'running' })));
    const request: StopBatchRequest = { system: 'lab', targets, mode: 'force', restPhases: ['paused'] };
    const { jobs } = reportOf(await new Attempts(system, 'jobControl.stop', request).next());
    expect(asked(system)).toEqual(['1']);
    expect(jobs[1]).toMatchObject({ perhapsAsked: false, reading: { snapshot: { phase: 'paused' } } });
  });

  it('for good is sent only where that is allowed', async () => {
    const modes = { graceful: { ...GRACEFUL, reversible: false } };
    const system = new ScriptedSystem({ stop: { modes } }).add('1', { phase: 'running' });
    const targets = [snapshotOf(scriptedJob('1', { phase: 'running' }))];
    const request: StopBatchRequest = { system: 'lab', targets, mode: 'graceful' };
    const refused = reportOf(await new Attempts(system, 'jobControl.stop', request).next());
    expect(refused.failure).toContain('ends a job of this system for good');
    expect(refused.jobs).toMatchObject([{ id: '1', perhapsAsked: false, reading: { outcome: 'found' } }]);
    expect([refused.jobs[0]?.receipt, asked(system)]).toEqual([undefined, []]);
    const allowed = { ...request, allowIrreversible: true };
    reportOf(await new Attempts(system, 'jobControl.stop', allowed).next());
    expect(asked(system)).toEqual(['1']);
  });

  it('is in the journal before it is sent', async () => {
    const system = running('1');
    const attempts = stopping(system, '1');
    let heard: unknown;
    system.disturb('stop', { when: 'before', by: () => void (heard = attempts.heartbeats.at(-1)) });
    await attempts.next();
    expect(heard).toEqual({ state: { 1: null } });
  });

  it('has the receipts of a refusal too', async () => {
    const system = running().add('1', { phase: 'waiting' });
    const { jobs } = reportOf(await stopping(system, '1').next());
    expect(jobs[0]?.receipt).toMatchObject({
      outcome: 'refused',
      says: 'no graceful stop while waiting',
      run: '1#1',
    });
  });
});

describe('a repeated stop', () => {
  it('asks only where no answer is known', async () => {
    const system = running('1', '2', '3').disturb('stop', {
      nth: 2,
      when: 'before',
      by: broken('rate-limited'),
    });
    const attempts = stopping(system, '1', '2', '3');
    expect(failureOf(await attempts.next()).type).toBe('JobControl.RateLimited');
    const { jobs } = reportOf(await attempts.next());
    expect(asked(system)).toEqual(['1,2', '3', '3']);
    expect(jobs.map(({ receipt }) => receipt?.outcome)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('asks again for another run', async () => {
    const system = running('1', '2', '3').disturb('stop', {
      nth: 2,
      when: 'before',
      by: broken('unavailable'),
    });
    const attempts = stopping(system, '1', '2', '3');
    await attempts.next();
    system.add('1', { phase: 'running' });
    const restarted = system.jobs.get('1');
    if (restarted) restarted.attempt = 2;
    const { jobs } = reportOf(await attempts.next());
    expect(asked(system)).toEqual(['1,2', '3', '1,3']);
    expect(jobs[0]?.receipt?.run).toBe('1#2');
  });

  it('knows when nothing had been sent', async () => {
    const system = running('1').disturb('stop', { when: 'before', by: broken('rate-limited', 'none') });
    const attempts = stopping(system, '1');
    await attempts.next();
    system.finish('1', 'succeeded');
    expect(reportOf(await attempts.next()).jobs).toMatchObject([{ perhapsAsked: false }]);
  });

  it.each(['before', 'after'] as const)('doubts after an answer lost (%s)', async (when) => {
    const system = running('1').disturb('stop', { when, by: broken('timeout', 'unknown') });
    const attempts = stopping(system, '1');
    await attempts.next();
    system.finish('1', 'succeeded');
    expect(reportOf(await attempts.next()).jobs).toMatchObject([{ perhapsAsked: true }]);
    expect(asked(system)).toEqual(['1']);
  });

  it('doubts after a worker died, also later', async () => {
    const system = running('1');
    const attempts = stopping(system, '1');
    system.disturb('stop', { when: 'after', by: () => attempts.die(1) }); // it had not yet told what it was about to do
    await attempts.next();
    system.finish('1', 'stopped').disturb('status', { when: 'before', by: broken('unavailable') });
    await attempts.next(); // fails, and leaves a journal that is complete as far as it goes
    expect(reportOf(await attempts.next()).jobs).toMatchObject([{ perhapsAsked: true }]);
  });

  it.each(['reset', 'reset-without-details'] as const)('doubts after a %s', async (beginning) => {
    const system = running('1').disturb('stop', { when: 'after', by: broken('timeout', 'unknown') });
    const attempts = stopping(system, '1');
    await attempts.next();
    system.finish('1', 'stopped');
    expect(reportOf(await attempts.next(beginning)).jobs).toMatchObject([{ perhapsAsked: true }]);
  });
});
