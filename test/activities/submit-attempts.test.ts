import { NEW_RUN } from '../fakes/scripted-capabilities';
import { broken } from '../fakes/scripted-faults';
import { ScriptedSystem } from '../fakes/scripted-system';
import { delayAfter, failureOf, reportOf } from './attempts';
import { intentFor, submitRequest } from './intents';
import { submitting, withWay } from './submitting';

describe('an attempt that follows', () => {
  it('doubts everything after a crash', async () => {
    const system = withWay({ ...NEW_RUN, search: { sees: 'active' } });
    const attempts = submitting(system);
    system.disturb('status', { when: 'after', by: () => attempts.die() });
    await attempts.next();
    expect(reportOf(await attempts.next()).jobs).toMatchObject([{ outcome: 'unproven' }]);
  });

  it('doubts nothing after a clean failure', async () => {
    const system = withWay({ ...NEW_RUN, search: { sees: 'active' } });
    const attempts = submitting(system.disturb('status', { when: 'before', by: broken('unavailable') }));
    await attempts.next();
    expect(reportOf(await attempts.next()).jobs).toMatchObject([{ outcome: 'rerun' }]);
  });

  it('lets the others go first', async () => {
    const system = withWay(NEW_RUN).add('2', { phase: 'failed' });
    const attempts = submitting(system, submitRequest(['1', '2'].map((id) => intentFor(id))));
    system.disturb('submitRerun', { when: 'before', by: broken('conflict') });
    await attempts.next();
    await attempts.next();
    expect(system.callsOf('submitRerun').map(({ ids }) => ids[0])).toEqual(['1', '2', '1']);
  });

  it('comes after a poll interval at least', async () => {
    const system = new ScriptedSystem({ status: { pollIntervalMs: 700 } }).add('1', { phase: 'failed' });
    system.disturb('status', { when: 'before', by: broken('unavailable') });
    expect(delayAfter(await submitting(system).next())).toBe(700);
  });

  it('never comes after the deadline', async () => {
    const system = withWay(NEW_RUN).disturb('status', {
      when: 'before',
      by: broken('rate-limited', 'none', 3_600_000),
    });
    const delay = delayAfter(await submitting(system).next());
    expect(delay).toBeGreaterThan(50_000);
    expect(delay).toBeLessThanOrEqual(60_000);
  });

  it('comes for a job that could not be read', async () => {
    const system = withWay(NEW_RUN);
    const attempts = submitting(
      system,
      submitRequest([{ ...intentFor('1'), endedSince: new Date().toISOString() }]),
    );
    system.add('1', { phase: 'failed', restartWatchMs: 60_000 });
    expect(failureOf(await attempts.next())).toMatchObject({
      type: 'JobControl.Protocol',
      message: 'The system may yet show the job at work again (FAILED).',
    });
    expect(system.started).toEqual([]);
  });
});

describe('at the deadline', () => {
  const deadline = 0;

  it('nothing is sent', async () => {
    const system = withWay(NEW_RUN);
    const attempts = submitting(system, submitRequest([intentFor('1')], { deadline }));
    expect(reportOf(await attempts.next()).jobs).toMatchObject([
      { outcome: 'not-rerun', reason: 'Nothing was sent. The deadline for reruns passed.' },
    ]);
    expect(system.started).toEqual([]);
  });

  it('passed between two jobs, no more is sent', async () => {
    const system = withWay(NEW_RUN).add('2', { phase: 'failed' });
    const request = submitRequest(
      ['1', '2'].map((id) => intentFor(id)),
      { deadline: Date.now() + 50 },
    );
    const untilPassed = () => new Promise<void>((resolve) => setTimeout(resolve, 60));
    system.disturb('submitRerun', { when: 'before', by: untilPassed });
    expect(reportOf(await submitting(system, request).next()).jobs).toMatchObject([
      { outcome: 'rerun' },
      { outcome: 'not-rerun', reason: 'Nothing was sent. The deadline for reruns passed.' },
    ]);
  });

  it.each([
    ['a broken exchange', broken('unavailable'), 'The exchange failed: unavailable.'],
    ["an adapter's bug", new TypeError('A bug.'), 'A bug.'],
  ])('%s leaves a result', async (_, by, why) => {
    const system = withWay(NEW_RUN).disturb('status', { when: 'before', by });
    const attempts = submitting(system, submitRequest([intentFor('1')], { deadline }));
    expect(reportOf(await attempts.next()).jobs).toMatchObject([
      { outcome: 'not-rerun', reason: `Nothing was sent. ${why}` },
    ]);
  });

  it('what is in doubt stays unproven', async () => {
    const system = withWay(NEW_RUN).disturb('status', { when: 'before', by: broken('unavailable') });
    const attempts = submitting(system, submitRequest([intentFor('1')], { deadline, repeated: true }));
    expect(reportOf(await attempts.next()).jobs).toMatchObject([{ outcome: 'unproven' }]);
  });
});

describe('an error that cannot pass', () => {
  it('ends it with results', async () => {
    const system = withWay(NEW_RUN).disturb('findReruns', { when: 'before', by: broken('forbidden') });
    expect(reportOf(await submitting(system).next()).jobs).toMatchObject([
      { outcome: 'not-rerun', reason: 'Nothing was sent. The exchange failed: forbidden.' },
    ]);
  });
});

describe('a cancel', () => {
  it('lets the submission under way finish', async () => {
    const system = withWay(NEW_RUN).add('2', { phase: 'failed' });
    const attempts = submitting(system, submitRequest(['1', '2'].map((id) => intentFor(id))));
    let aborted: boolean | undefined;
    system.disturb('submitRerun', {
      when: 'before',
      by: ({ lasting }) => {
        attempts.environment.cancel();
        aborted = lasting?.aborted;
      },
    });
    expect(reportOf(await attempts.next()).jobs).toMatchObject([
      { outcome: 'rerun' },
      { outcome: 'not-rerun', reason: 'Nothing was sent. The workflow was cancelled.' },
    ]);
    expect(aborted).toBe(false);
  });
});
