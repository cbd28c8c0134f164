import { randomUUID } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { JobControlClient, JobControlHandle } from '../../src/client';
import type { StopJobsResult } from '../../src/contract';
import { startTestServer } from '../temporal';
import { until } from '../until';
import { withWorker } from '../with-worker';
import { newLab, stubborn } from './plan/steered-plans';
import { openZone } from './zone-worker';

jest.setTimeout(150_000);

/** Without a zone: the workflow's two, three for each of its three calls, and three for each of its four tasks. */
const EVENTS_OF_A_STOP = 23;

/** Of a workflow so far. */
async function eventsOf({ workflow }: JobControlHandle<StopJobsResult>) {
  return (await workflow.fetchHistory()).events ?? [];
}
type Events = Awaited<ReturnType<typeof eventsOf>>;

const callsIn = (events: Events) => events.filter((one) => one.activityTaskScheduledEventAttributes);

interface Played {
  readonly result: StopJobsResult;
  readonly said: string | undefined;
  readonly events: Events;
}

/** The first look comes after 20 seconds. */
const AFTER_THE_FIRST_LOOK_MS = 60_000;

let env: TestWorkflowEnvironment;
let lost: Played;
let long: Played;

// Both at once: 20 seconds are long enough.
beforeAll(async () => {
  env = await startTestServer();
  [lost, long] = await withWorker(env, { systems: {} }, (jobControl) =>
    Promise.all([play(jobControl, 'lost'), play(jobControl, 'long')]),
  );
});
afterAll(() => env?.teardown());

/** A stop whose job does not end: its zone loses its worker and it is cancelled, or the job ends after the first look. */
async function play(jobControl: JobControlClient, which: 'lost' | 'long'): Promise<Played> {
  const [zone, berlin] = [`zone-${randomUUID()}`, newLab().add('1', stubborn)];
  const close = await openZone(env, { zone, berlin });
  try {
    const handle = await jobControl.start('stopJobs', { system: 'berlin', jobs: ['1'], zone });
    const batch = async () => (await handle.progress()).batches[0];
    await until('it is watched', async () => (await batch())?.stage === 'awaiting');
    if (which === 'lost') await close();
    const isLooking = async () =>
      which === 'lost'
        ? (await batch())?.waitingFor !== undefined
        : callsIn(await eventsOf(handle)).length === 4;
    await until('there was a look', isLooking, AFTER_THE_FIRST_LOOK_MS);
    const said = (await batch())?.waitingFor;
    if (which === 'lost') await handle.cancel();
    else berlin.finish('1', 'stopped');
    const result = await handle.result();
    return { result, said, events: await eventsOf(handle) };
  } finally {
    await close();
  }
}

describe('a look after a long call in a zone', () => {
  it('that is answered says and changes nothing', () => {
    expect(long.said).toBeUndefined();
    expect(long.result.jobs).toMatchObject([{ verdict: 'stopped', certainty: 'certain' }]);
    expect(long.result.ledger?.map(({ event }) => event)).toEqual(['read', 'stop', 'watch', 'verdict']);
  });

  it('costs eleven events', () => {
    expect(long.events.filter((one) => one.timerFiredEventAttributes)).toHaveLength(1);
    // One timer for all calls, with its end; and the look.
    expect(long.events).toHaveLength(EVENTS_OF_A_STOP + 2 + 11);
  });

  it('ends with the workflow', () => {
    expect(lost.said).toContain('No worker takes the calls any more');
    const cancelled = lost.events.filter((one) => one.activityTaskCancelRequestedEventAttributes);
    expect(cancelled).toHaveLength(2);
    expect(lost.result).toMatchObject({ cancelled: true, jobs: [{ verdict: 'still-active' }] });
  });
});
