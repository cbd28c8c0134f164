import { randomUUID } from 'node:crypto';
import { temporal } from '@temporalio/proto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { JobControlClient } from '../../src/client';
import type { StopJobsResult } from '../../src/contract';
import { startTestServer } from '../temporal';
import { until } from '../until';
import { withWorker } from '../with-worker';
import { newLab, stubborn } from './plan/steered-plans';
import { openZone } from './zone-worker';

jest.setTimeout(150_000);

const {
  EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED: CANCEL_REQUESTED,
  EVENT_TYPE_ACTIVITY_TASK_SCHEDULED: SCHEDULED,
  EVENT_TYPE_TIMER_FIRED: FIRED,
} = temporal.api.enums.v1.EventType;

/** Without a zone: the workflow's two, three for each of its three calls, and three for each of its four tasks. */
const EVENTS_OF_A_STOP = 23;

interface Played {
  readonly result: StopJobsResult;
  readonly said: string | undefined;
  readonly events: readonly (number | null | undefined)[];
}

/** The first look comes after a minute. */
const AFTER_THE_FIRST_LOOK_MS = 100_000;

let env: TestWorkflowEnvironment;
let lost: Played;
let long: Played;

// Both at once: a minute is long enough.
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
    const history = async () => (await handle.workflow.fetchHistory()).events ?? [];
    const count = async (type: number) =>
      (await history()).filter(({ eventType }) => eventType === type).length;
    await until('it is watched', async () => (await batch())?.stage === 'awaiting');
    if (which === 'lost') await close();
    const isLooking = async () =>
      which === 'lost' ? (await batch())?.waitingFor !== undefined : (await count(SCHEDULED)) === 4;
    await until('there was a look', isLooking, AFTER_THE_FIRST_LOOK_MS);
    const said = (await batch())?.waitingFor;
    if (which === 'lost') await handle.cancel();
    else berlin.finish('1', 'stopped');
    const result = await handle.result();
    const events = (await history()).map(({ eventType }) => eventType);
    return { result, said, events };
  } finally {
    await close();
  }
}

const howMany = ({ events }: Played, type: number): number => events.filter((one) => one === type).length;

describe('a look after a long call in a zone', () => {
  it('that is answered says and changes nothing', () => {
    expect(long.said).toBeUndefined();
    expect(long.result.jobs).toMatchObject([{ verdict: 'stopped', certainty: 'certain' }]);
    expect(long.result.ledger?.map(({ event }) => event)).toEqual(['read', 'stop', 'watch', 'verdict']);
  });

  it('costs eleven events', () => {
    expect(howMany(long, FIRED)).toBe(1);
    // One timer for all calls, with its end; and the look.
    expect(long.events).toHaveLength(EVENTS_OF_A_STOP + 2 + 11);
  });

  it('ends with the workflow', () => {
    expect(lost.said).toContain('No worker takes the calls any more');
    expect(howMany(lost, CANCEL_REQUESTED)).toBe(2);
    expect(lost.result).toMatchObject({ cancelled: true, jobs: [{ verdict: 'still-active' }] });
  });
});
