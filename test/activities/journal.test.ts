import type { Info } from '@temporalio/activity';
import { type Journal, withJournal } from '../../src/activities/journal';
import { quietEnvironment } from './attempts';

type Notes = { words: string[] };

/** Runs one attempt and returns what it heartbeats. */
async function attempt(
  info: Partial<Info>,
  run: (journal: Journal<Notes>) => Promise<unknown>,
): Promise<unknown[]> {
  const environment = quietEnvironment({
    scheduledTimestampMs: 1_000,
    currentAttemptScheduledTimestampMs: 1_000,
    ...info,
  });
  const beats: unknown[] = [];
  environment.on('heartbeat', (page) => beats.push(JSON.parse(JSON.stringify(page))));
  await environment.run(() => withJournal<Notes, unknown>({ words: [] }, run)).catch(() => undefined);
  return beats;
}

async function isComplete(info: Partial<Info>): Promise<boolean | undefined> {
  let complete: boolean | undefined;
  await attempt(info, (journal) => Promise.resolve((complete = journal.complete)));
  return complete;
}

const state: Notes = { words: ['one'] };

describe('a journal is complete', () => {
  it.each([
    ['in the first attempt', { attempt: 1 }],
    ['after an attempt that ended', { attempt: 3, heartbeatDetails: { state, endedAttempt: 2 } }],
  ])('%s', async (_, info) => {
    expect(await isComplete(info)).toBe(true);
  });
});

describe('a journal is not complete', () => {
  it.each([
    ['after an attempt without a trace', { attempt: 2 }],
    ['after an attempt cut off', { attempt: 3, heartbeatDetails: { state } }],
    ['when only an older attempt ended', { attempt: 3, heartbeatDetails: { state, endedAttempt: 1 } }],
    ['after a reset that kept the details', { attempt: 1, heartbeatDetails: { state, endedAttempt: 4 } }],
    ['after a reset without details', { attempt: 1, currentAttemptScheduledTimestampMs: 1_017 }],
    ['after a reset of a running attempt', { attempt: 2, currentAttemptScheduledTimestampMs: 2_715 }],
  ])('%s', async (_, info) => {
    expect(await isComplete(info)).toBe(false);
  });
});

describe('a journal', () => {
  it('begins with a heartbeat and ends with one', async () => {
    const beats = await attempt({ attempt: 2 }, ({ state, save }) => {
      state.words.push('one');
      save();
      state.words.push('two');
      return Promise.resolve();
    });
    expect(beats).toEqual([
      { state: { words: [] } },
      { state: { words: ['one'] } },
      { state: { words: ['one', 'two'] }, endedAttempt: 2 },
    ]);
  });

  it('ends so when the attempt throws', async () => {
    const beats = await attempt({ attempt: 2 }, () => Promise.reject(new Error('broken')));
    expect(beats.at(-1)).toEqual({ state: { words: [] }, endedAttempt: 2 });
  });

  it('goes on where the last attempt ended', async () => {
    const heartbeatDetails = { state: { words: ['one'] }, endedAttempt: 1 };
    const beats = await attempt({ attempt: 2, heartbeatDetails }, ({ state }) =>
      Promise.resolve(state.words.push('two')),
    );
    expect(beats.at(-1)).toEqual({ state: { words: ['one', 'two'] }, endedAttempt: 2 });
  });

  it('heartbeats while nothing happens', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
    try {
      const beats = await attempt({}, async () => jest.advanceTimersByTimeAsync(9_500));
      expect(beats).toHaveLength(1 + 3 + 1);
      await jest.advanceTimersByTimeAsync(9_000);
      expect(beats).toHaveLength(5);
    } finally {
      jest.useRealTimers();
    }
  });
});
