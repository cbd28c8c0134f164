import { NEW_RUN } from '../fakes/scripted-capabilities';
import { broken } from '../fakes/scripted-faults';
import { ScriptedSystem } from '../fakes/scripted-system';
import { delayAfter, failureOf, reportOf } from './attempts';
import { intentFor, submitRequest } from './intents';
import { submitting } from './submitting';

/** A system on which a rerun takes steps, with one failed job. */
function inSteps(steps: number, way = NEW_RUN): ScriptedSystem {
  return new ScriptedSystem({ rerun: { ways: [way] } }, steps).add('1', { phase: 'failed' });
}

describe('a rerun in steps', () => {
  it('takes one step an attempt', async () => {
    const system = inSteps(2);
    const attempts = submitting(system);
    expect(failureOf(await attempts.next()).message).toBe('The rerun of 1 is not finished: 2 steps left');
    await attempts.next();
    expect(reportOf(await attempts.next()).jobs).toMatchObject([
      { outcome: 'rerun', newId: '1-rerun-1', knownBy: 'submitted' },
    ]);
    expect(system.callsOf('submitRerun')).toHaveLength(1);
  });

  it('looks again after a poll interval', async () => {
    expect(delayAfter(await submitting(inSteps(1)).next())).toBe(10);
  });

  it('goes on after a step whose answer was lost', async () => {
    const system = inSteps(1).disturb('continueReruns', { when: 'after', by: broken('timeout', 'unknown') });
    const attempts = submitting(system);
    await attempts.next();
    await attempts.next();
    expect(reportOf(await attempts.next()).jobs).toMatchObject([{ outcome: 'rerun' }]);
    expect(system.started).toHaveLength(1);
  });

  it('that a search finds half done is finished', async () => {
    const system = inSteps(2).disturb('submitRerun', { when: 'after', by: broken('timeout', 'unknown') });
    const attempts = submitting(system);
    for (let lost = 0; lost < 3; lost++) await attempts.next();
    expect(reportOf(await attempts.next()).jobs).toMatchObject([{ outcome: 'rerun', knownBy: 'adopted' }]);
    expect(system.callsOf('submitRerun')).toHaveLength(1);
  });

  it('that is refused half way was not made', async () => {
    const system = inSteps(2);
    const attempts = submitting(system);
    await attempts.next();
    system.jobs.delete('1-rerun-1');
    expect(reportOf(await attempts.next()).jobs).toMatchObject([
      { outcome: 'not-rerun', reason: 'The system refused: no job 1-rerun-1' },
    ]);
  });

  it('that is not finished in time is unproven', async () => {
    const system = inSteps(50);
    const deadline = Date.now() + 30;
    const attempts = submitting(system, submitRequest([intentFor('1')], { deadline }));
    await attempts.next();
    system.disturb('continueReruns', { when: 'after', by: () => untilPast(deadline) });
    expect(reportOf(await attempts.next()).jobs).toMatchObject([
      { outcome: 'unproven', reason: expect.stringContaining('was begun (1-rerun-1)') as string },
    ]);
  });

  it('takes no step past the deadline', async () => {
    const system = inSteps(50);
    const deadline = Date.now() + 30;
    const attempts = submitting(system, submitRequest([intentFor('1')], { deadline }));
    await attempts.next();
    await untilPast(deadline);
    reportOf(await attempts.next());
    expect(system.callsOf('continueReruns')).toEqual([]);
  });
});

async function untilPast(time: number): Promise<void> {
  while (Date.now() <= time) await new Promise((resolve) => setTimeout(resolve, 5));
}
