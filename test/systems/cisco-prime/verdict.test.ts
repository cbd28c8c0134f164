import { hasEnded, type JobReading } from '../../../src/contract';
import { judge } from '../../../src/workflows/judge';
import { noteInspection, noteStop, noteWatch, openCase } from '../../../src/workflows/stop-case';
import { ended, job, jobs, operation, run } from './documents';
import { CALL, ID, JOB, RUN, scripted } from './scripted-server';

/** The verdict when a run was at work, its cancel was accepted and it was then seen like this. */
async function verdictOn(after: ReturnType<typeof run>) {
  const { system } = scripted([
    jobs(job(JOB, [run(RUN)])),
    operation([[RUN, 'OK']]),
    jobs(job(JOB, [after])),
  ]);
  const stopCase = openCase(ID);
  const [before] = (await system.status([ID], CALL)) as [JobReading];
  noteInspection(stopCase, before);
  const targets = before.outcome === 'found' ? [before.snapshot] : [];
  const [receipt] = await system.stop({ targets, mode: 'graceful' }, CALL);
  noteStop(
    stopCase,
    { id: ID, reading: before, perhapsAsked: false, ...(receipt && { receipt }) },
    'graceful',
  );
  const [reading] = (await system.status([ID], CALL)) as [JobReading];
  const settled = reading.outcome === 'found' && hasEnded(reading.snapshot.phase);
  noteWatch(stopCase, { id: ID, settled, reading, observations: [] });
  return judge(stopCase, system.capabilities);
}

describe('the verdict on a run whose cancel was accepted', () => {
  it.each([
    ['CANCELLED/CANCELLED', 'stopped', 'certain'],
    ['COMPLETED/CANCELLED', 'stopped', 'certain'],
    ['ABORTED/FAILURE', 'stopped', 'likely'],
    ['COMPLETED/FAILURE', 'stopped', 'likely'],
    ['COMPLETED/SUCCESS', 'ended-first', 'certain'],
    ['COMPLETED/PARTIALSUCCESS', 'ended-first', 'certain'],
    ['CANCELLED/SUCCESS', 'ended-first', 'certain'],
    ['COMPLETED/CANCELFAILED', 'ended-first', 'certain'],
    ['COMPLETED/UNKNOWN', 'still-active', 'certain'],
    ['CANCELLED/CANCELFAILED', 'still-active', 'certain'],
  ])('and that ended as %s is %s (%s)', async (words, verdict, certainty) => {
    expect(await verdictOn(ended(RUN, words))).toMatchObject({ verdict, certainty, rawStatus: words });
  });

  it.each([
    ['goes on', run(RUN)],
    ['is cancelled, but not complete', run(RUN, { resultStatus: 'CANCELLED' })],
    ['goes on after a failed cancel', run(RUN, { resultStatus: 'CANCELFAILED' })],
    ['has no runStatus', run(RUN, { runStatus: '' })],
  ])('and that %s is still-active', async (_, after) => {
    expect(await verdictOn(after)).toMatchObject({ verdict: 'still-active' });
  });
});
