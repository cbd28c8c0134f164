import type { CallContext, JobPhase, RerunIntent, RerunReceipt } from '../../src/contract';
import { FROM_START, NEW_RUN } from '../fakes/scripted-capabilities';
import { broken } from '../fakes/scripted-faults';
import { scriptedJob } from '../fakes/scripted-job';
import { ScriptedSystem } from '../fakes/scripted-system';
import { delayAfter, failureOf, reportOf } from './attempts';
import { intentFor, submitRequest } from './intents';
import { LOST, submitting, withWay } from './submitting';

describe('a response that was lost', () => {
  it('is doubted, then found by its marker', async () => {
    const system = withWay(NEW_RUN).disturb('submitRerun', LOST);
    const attempts = submitting(system);
    expect(failureOf(await attempts.next()).type).toBe('JobControl.Timeout');
    const { jobs } = reportOf(await attempts.next());
    expect(jobs).toMatchObject([{ outcome: 'rerun', newId: '1-rerun-1', knownBy: 'adopted' }]);
    expect(system.callsOf('submitRerun')).toHaveLength(1);
  });

  it('is seen from the state', async () => {
    const system = withWay(FROM_START).disturb('submitRerun', LOST);
    const attempts = submitting(system);
    await attempts.next();
    const { jobs } = reportOf(await attempts.next());
    expect(jobs).toMatchObject([{ outcome: 'rerun', newId: '1', knownBy: 'state' }]);
    expect(system.callsOf('submitRerun')).toHaveLength(1);
  });

  it('is for a person where nothing can tell', async () => {
    const system = withWay({ ...NEW_RUN, guard: 'none', search: { sees: 'nothing' } }).disturb(
      'submitRerun',
      LOST,
    );
    const attempts = submitting(system);
    await attempts.next();
    expect(reportOf(await attempts.next()).jobs).toMatchObject([{ outcome: 'unproven', candidates: [] }]);
    expect(system.started).toHaveLength(1);
  });

  it('is given its time to show, however early', async () => {
    const system = withWay(NEW_RUN, { settleMs: 60 }).disturb('submitRerun', LOST);
    const attempts = submitting(system);
    const began = performance.now();
    const delay = delayAfter(await attempts.next());
    expect(delay).toBeGreaterThan(50);
    await attempts.next(); // an operator's unpause does not wait for the delay
    expect(performance.now() - began).toBeGreaterThan(59);
  });

  it('is sent again when nothing had started', async () => {
    const system = withWay(NEW_RUN).disturb('submitRerun', { ...LOST, when: 'before' });
    const attempts = submitting(system);
    await attempts.next();
    expect(reportOf(await attempts.next()).jobs).toMatchObject([{ outcome: 'rerun', knownBy: 'submitted' }]);
  });
});

describe('a job that is found started again', () => {
  const atWork = (system: ScriptedSystem): void => {
    const observation = { at: '', call: 'Rerun', says: 'it runs already' };
    system.submitRerun = ({ id }) =>
      Promise.resolve({ outcome: 'started', newId: id, seenAtWork: true, observation });
  };

  it('was started by somebody else', async () => {
    const system = withWay(FROM_START);
    atWork(system);
    expect(reportOf(await submitting(system).next()).jobs).toMatchObject([
      { outcome: 'not-rerun', phase: 'unknown', reason: expect.stringContaining('Somebody else') as string },
    ]);
  });

  it('was started by us, perhaps, after a doubt', async () => {
    const system = withWay(FROM_START).disturb('submitRerun', { ...LOST, when: 'before' });
    const attempts = submitting(system);
    await attempts.next();
    atWork(system);
    expect(reportOf(await attempts.next()).jobs).toMatchObject([{ outcome: 'rerun', knownBy: 'state' }]);
  });
});

describe('what only looks like its run', () => {
  it('is not that of a job of another request', async () => {
    const system = withWay({ ...NEW_RUN, guard: 'provenance' }).disturb('submitRerun', {
      ...LOST,
      when: 'before',
    });
    system.jobs.set('9', scriptedJob('9', { phase: 'running' }, intentFor('7').marker));
    const attempts = submitting(system, submitRequest([intentFor('1')], { taken: ['9'] }));
    await attempts.next();
    expect(reportOf(await attempts.next()).jobs).toMatchObject([{ outcome: 'rerun', knownBy: 'submitted' }]);
  });
});

/** A system that refuses a second submission, and whose status lags behind until it does, or for ever. */
class LaggingSystem extends ScriptedSystem {
  lag: 'until refused' | 'for ever' = 'until refused';

  override submitRerun(intent: RerunIntent, call: CallContext): Promise<RerunReceipt> {
    if (this.started.length === 0) return super.submitRerun(intent, call);
    if (this.lag === 'until refused') this.show('running', 2);
    return Promise.resolve({
      outcome: 'refused',
      observation: { at: '', call: 'Rerun', says: 'it runs already' },
    });
  }

  show(phase: JobPhase, attempt: number): void {
    const job = this.jobs.get('1');
    if (job) Object.assign(job, { phase, attempt });
  }
}

function lagging(): LaggingSystem {
  const system = new LaggingSystem({ rerun: { ways: [FROM_START] } });
  system.add('1', { phase: 'failed' }).disturb('submitRerun', LOST);
  return system;
}

describe('a refusal after a lost response', () => {
  async function refused(lag: LaggingSystem['lag']) {
    const system = lagging();
    system.lag = lag;
    const attempts = submitting(system);
    await attempts.next();
    system.show('failed', 1);
    return reportOf(await attempts.next()).jobs;
  }

  it('is no proof that nothing was started', async () => {
    expect(await refused('for ever')).toMatchObject([
      {
        outcome: 'unproven',
        reason: 'The system refused (it runs already), perhaps because an earlier submission took effect.',
      },
    ]);
  });

  it('is looked into once more', async () => {
    expect(await refused('until refused')).toMatchObject([
      { outcome: 'rerun', knownBy: 'state', newId: '1' },
    ]);
  });

  it('by conflict keeps the doubt', async () => {
    const system = withWay(FROM_START).disturb('submitRerun', LOST);
    const attempts = submitting(system);
    await attempts.next();
    const show = (phase: JobPhase, attempt: number) =>
      Object.assign(system.jobs.get('1') ?? {}, { phase, attempt });
    show('failed', 1); // the status lags behind
    system.disturb('submitRerun', { when: 'before', by: broken('conflict') });
    await attempts.next();
    show('running', 2);
    expect(reportOf(await attempts.next()).jobs).toMatchObject([{ outcome: 'rerun', knownBy: 'state' }]);
  });
});

describe('a submission that arrives after the search', () => {
  const late = scriptedJob('9', { phase: 'running' }, intentFor('1').marker);

  it('is found and reported with both ids', async () => {
    const system = withWay(NEW_RUN).disturb('submitRerun', {
      when: 'before',
      by: broken('timeout', 'unknown'),
    });
    const attempts = submitting(system);
    await attempts.next();
    system.disturb('submitRerun', { when: 'after', by: () => void system.jobs.set('9', late) });
    expect(reportOf(await attempts.next()).jobs).toMatchObject([
      { outcome: 'duplicate', candidates: ['1-rerun-1', '9'] },
    ]);
  });

  it('is looked for again when that search fails', async () => {
    const system = withWay(NEW_RUN)
      .disturb('submitRerun', { when: 'before', by: broken('timeout', 'unknown') })
      .disturb('findReruns', { nth: 3, when: 'before', by: broken('unavailable') });
    const attempts = submitting(system);
    await attempts.next();
    await attempts.next();
    system.jobs.set('9', late);
    expect(reportOf(await attempts.next()).jobs).toMatchObject([{ outcome: 'duplicate' }]);
    expect(system.callsOf('submitRerun')).toHaveLength(2);
  });
});

describe('in a reset workflow', () => {
  it.each([
    ['all', 'rerun'],
    ['active', 'unproven'],
  ] as const)('a search that sees %s gives %s', async (sees, outcome) => {
    const system = withWay({ ...NEW_RUN, search: { sees } });
    const attempts = submitting(system, submitRequest([intentFor('1')], { repeated: true }));
    expect(reportOf(await attempts.next()).jobs).toMatchObject([{ outcome }]);
  });
});
