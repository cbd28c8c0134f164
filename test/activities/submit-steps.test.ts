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

  it('tells the adapter what may have been done', async () => {
    const system = inSteps(3).add('2', { phase: 'failed' });
    const attempts = submitting(system, submitRequest(['1', '2'].map((id) => intentFor(id))));
    await attempts.next();
    const seen: unknown[] = [];
    const continueReruns = system.continueReruns.bind(system);
    system.continueReruns = (begun, call) => {
      seen.push(begun.map(({ id, unsure }) => [id, unsure]));
      return continueReruns(begun, call);
    };
    system.disturb('continueReruns', { when: 'after', by: broken('protocol', 'unknown') });
    await attempts.next();
    const nothing = [
      ['1', undefined],
      ['2', undefined],
    ];
    expect(seen).toEqual([nothing, [['1', true]], [['2', true]]]);
  });

  it('that a search finds half done is finished', async () => {
    const system = inSteps(2).disturb('submitRerun', { when: 'after', by: broken('timeout', 'unknown') });
    const attempts = submitting(system);
    for (let lost = 0; lost < 3; lost++) await attempts.next();
    expect(reportOf(await attempts.next()).jobs).toMatchObject([{ outcome: 'rerun', knownBy: 'adopted' }]);
    expect(system.callsOf('submitRerun')).toHaveLength(1);
  });

  it('that somebody else has started is not ours', async () => {
    const system = inSteps(2);
    const attempts = submitting(system);
    await attempts.next();
    seeAtWork(system);
    expect(reportOf(await attempts.next()).jobs).toMatchObject([
      { outcome: 'not-rerun', reason: expect.stringContaining('Somebody else') as string },
    ]);
  });

  it('that is at work after a lost step is perhaps ours', async () => {
    const system = inSteps(2);
    const attempts = submitting(system);
    await attempts.next();
    system.disturb('continueReruns', { when: 'after', by: broken('timeout', 'unknown') });
    await attempts.next();
    seeAtWork(system);
    expect(reportOf(await attempts.next()).jobs).toMatchObject([
      { outcome: 'rerun', knownBy: 'state', reason: expect.stringContaining('or somebody else') as string },
    ]);
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

  it.each([
    ['after a lost answer', lostAnswer],
    ['after a worker that died', death],
  ])('that is refused %s is unproven', async (_, fault) => {
    const system = inSteps(2);
    const attempts = submitting(system);
    await attempts.next();
    system.disturb('continueReruns', { when: 'after', by: fault(attempts) });
    await attempts.next();
    system.jobs.delete('1-rerun-1'); // as a system says whose state lags behind what it has begun
    expect(reportOf(await attempts.next()).jobs).toMatchObject([
      { outcome: 'unproven', reason: expect.stringContaining('perhaps because an earlier step') as string },
    ]);
  });

  it('that a search finds and the system refuses is unproven', async () => {
    const system = inSteps(2).disturb('submitRerun', { when: 'after', by: broken('timeout', 'unknown') });
    const attempts = submitting(system);
    for (let lost = 0; lost < 2; lost++) await attempts.next();
    system.jobs.delete('1-rerun-1');
    expect(reportOf(await attempts.next()).jobs).toMatchObject([{ outcome: 'unproven' }]);
  });

  it('gives a lost step its time to show', async () => {
    const system = new ScriptedSystem({ rerun: { ways: [NEW_RUN], settleMs: 60 } }, 2);
    const attempts = submitting(system.add('1', { phase: 'failed' }));
    await attempts.next();
    system.disturb('continueReruns', { when: 'after', by: broken('timeout', 'unknown') });
    expect(delayAfter(await attempts.next())).toBeGreaterThan(50);
  });

  it('that fails holds up no other', async () => {
    const system = inSteps(1).add('2', { phase: 'failed' }).add('3', { phase: 'failed' });
    const request = submitRequest(['1', '2', '3'].map((id) => intentFor(id)));
    system.disturb('submitRerun', { nth: 3, when: 'before', by: broken('rate-limited') });
    const attempts = submitting(system, request);
    await attempts.next();
    // The call for both fails, then each for itself: the first again, the second not.
    system.disturb('continueReruns', { times: 2, when: 'before', by: broken('conflict') });
    failureOf(await attempts.next());
    expect(system.started).toEqual([intentFor('2').marker]);
    expect(system.callsOf('submitRerun').at(-1)?.ids).toEqual(['3']);
    expect(system.callsOf('submitRerun')).toHaveLength(4);
    await attempts.next();
    expect(new Set(system.started).size).toBe(3);
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

/** From now on the system says of a step that it finds the job at work already. */
function seeAtWork(system: ScriptedSystem): void {
  const observation = { at: '', call: 'Continue', says: 'at work' };
  system.continueReruns = (begun) =>
    Promise.resolve(
      begun.map(({ id }) => ({ outcome: 'started', newId: id, seenAtWork: true as const, observation })),
    );
}

function lostAnswer(): Error {
  return broken('timeout', 'unknown');
}

function death(attempts: ReturnType<typeof submitting>): () => never {
  return () => attempts.die();
}

async function untilPast(time: number): Promise<void> {
  while (Date.now() <= time) await new Promise((resolve) => setTimeout(resolve, 5));
}
