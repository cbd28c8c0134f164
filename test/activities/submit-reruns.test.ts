import type { RerunIntent, RerunMatch } from '../../src/contract';
import { NEW_RUN } from '../fakes/scripted-capabilities';
import { broken } from '../fakes/scripted-faults';
import { ScriptedSystem } from '../fakes/scripted-system';
import { reportOf } from './attempts';
import { intentFor, submitRequest } from './intents';
import { submitting, withWay } from './submitting';

describe('a submission', () => {
  it('looks, then submits, once for each job', async () => {
    const system = withWay(NEW_RUN).add('2', { phase: 'succeeded' }).add('3', { phase: 'stopped' });
    const attempts = submitting(system, submitRequest(['1', '2', '3'].map((id) => intentFor(id))));
    const { jobs } = reportOf(await attempts.next());
    expect(system.ledger.map(({ operation, ids }) => `${operation} ${ids.join()}`)).toEqual([
      'status 1,2,3',
      'findReruns 1,2,3',
      'submitRerun 1',
      'submitRerun 3',
    ]);
    expect(jobs).toMatchObject([
      {
        id: '1',
        outcome: 'rerun',
        newId: '1-rerun-3',
        knownBy: 'submitted',
        way: 'new-run',
        marker: intentFor('1').marker,
      },
      {
        id: '2',
        outcome: 'not-rerun',
        reason: 'The job is succeeded (SUCCEEDED), which is not to be rerun.',
      },
      { id: '3', outcome: 'rerun', newId: '3-rerun-4' },
    ]);
  });

  it('is in the journal before it is sent', async () => {
    const system = withWay(NEW_RUN);
    const attempts = submitting(system);
    let heard: unknown;
    system.disturb('submitRerun', { when: 'before', by: () => void (heard = attempts.heartbeats.at(-1)) });
    await attempts.next();
    expect(heard).toMatchObject({ state: { doubtful: ['1'], results: {} } });
  });

  it('needs no system that can be searched', async () => {
    const system = withWay({ ...NEW_RUN, guard: 'none', search: { sees: 'nothing' } });
    expect(reportOf(await submitting(system).next()).jobs).toMatchObject([{ outcome: 'rerun' }]);
  });

  it("leaves the job to its schedule's next run", async () => {
    const system = withWay({ ...NEW_RUN, way: 'next-scheduled' });
    const { jobs } = reportOf(await submitting(system).next());
    expect(jobs).toMatchObject([{ outcome: 'next-scheduled', nextRunAt: '2030-01-01T00:00:00.000Z' }]);
    expect(jobs[0]).not.toHaveProperty('newId');
  });

  it.each(['invalid-request', 'unsupported'] as const)('refused as %s is not made', async (kind) => {
    const system = withWay(NEW_RUN).disturb('submitRerun', { when: 'before', by: broken(kind) });
    const { jobs } = reportOf(await submitting(system).next());
    expect(jobs).toMatchObject([
      { outcome: 'not-rerun', reason: `The system refused: The exchange failed: ${kind}.` },
    ]);
  });
});

/** A system where two jobs carry the same marker. */
class DoubleSystem extends ScriptedSystem {
  override async findReruns(intents: readonly RerunIntent[]): Promise<RerunMatch[]> {
    const observation = { at: '', call: 'Search', says: 'found' };
    return Promise.resolve(
      intents.flatMap(({ marker }) => ['8', '9'].map((id) => ({ id, marker, observation }))),
    );
  }
}

describe('several matches', () => {
  it('are shown, and nothing is sent', async () => {
    const system = new DoubleSystem().add('1', { phase: 'failed' });
    expect(reportOf(await submitting(system).next()).jobs).toMatchObject([
      { outcome: 'duplicate', candidates: ['8', '9'] },
    ]);
    expect(system.started).toEqual([]);
  });
});
