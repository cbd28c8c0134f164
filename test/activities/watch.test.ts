import { note, reportOn, startWatch, wantsStop, type Watch } from '../../src/activities/watch';
import type { JobReading, JobSnapshot } from '../../src/contract';

function reading(second: number, changes: Partial<JobSnapshot> = {}): JobReading {
  const observedAt = new Date(second * 1_000).toISOString();
  const job = { id: '1', phase: 'running', rawStatus: 'Running', run: '1#1', call: 'GetStatus' } as const;
  return { outcome: 'found', id: '1', snapshot: { ...job, observedAt, ...changes } };
}

const failedStop = (second: number): JobReading => reading(second, { stopFailed: true });

function watchOver(readings: readonly JobReading[], acceptedRun?: string): Watch {
  const watch = startWatch({ id: '1', ...(acceptedRun === undefined ? {} : { acceptedRun }) });
  for (const one of readings) note(watch, one, { settledPhases: ['paused'], jobs: [] });
  return watch;
}

describe('the evidence of a watch', () => {
  it('has the changes only', () => {
    const { observations, reading: last } = reportOn(watchOver([reading(1), reading(2), reading(3)]));
    expect(observations.map(({ at }) => at)).toEqual(['1970-01-01T00:00:01.000Z']);
    expect(last).toMatchObject({ snapshot: { observedAt: '1970-01-01T00:00:03.000Z' } });
  });

  it('keeps the first two and the last eight', () => {
    const readings = Array.from({ length: 30 }, (_, index) => reading(index, { rawStatus: `${index} %` }));
    const { observations } = reportOn(watchOver(readings));
    const last = [22, 23, 24, 25, 26, 27, 28, 29];
    expect(observations.map(({ says }) => says)).toEqual([0, 1, ...last].map((index) => `${index} %`));
  });

  it('tells apart two runs in one phase', () => {
    expect(watchOver([reading(1), reading(2, { run: '1#2' })]).observations).toHaveLength(2);
  });
});

describe('an end that may not last', () => {
  const failed = (second: number, run = '1#1') =>
    reading(second, { phase: 'failed', run, restartWatchMs: 5_000 });

  it.each([
    ['not believed at first', [failed(1)], false],
    ['not believed a moment too early', [failed(1), failed(5.999)], false],
    ['believed in the end', [failed(1), failed(6)], true],
    ['counted anew after another run', [failed(1), failed(5, '1#2'), failed(6, '1#2')], false],
    ['final when the system says so', [reading(1, { phase: 'failed' })], true],
  ])('is %s', (_, readings, settled) => {
    expect(watchOver(readings).settled).toBe(settled);
  });
});

describe('a job that is missing', () => {
  const missing = (second: number, detail = 'no such job'): JobReading => {
    const observedAt = new Date(second * 1_000).toISOString();
    return { outcome: 'not-found', id: '1', call: 'GetStatus', observedAt, detail };
  };
  const confirmMs = 5_000;

  it.each([
    ['once is looked for again', [missing(1)], 0, false],
    ['twice is gone', [missing(1), missing(2)], 0, true],
    ['not for long enough is not', [missing(1), missing(2), missing(5.999)], confirmMs, false],
    ['for as long as was asked is', [missing(1), missing(2), missing(6)], confirmMs, true],
    ['in other words is missing all the same', [missing(1), missing(6, 'none 6')], confirmMs, true],
    ['and comes back counts anew', [missing(1), reading(3), missing(4), missing(6)], confirmMs, false],
  ])('%s', (...[, readings, time, settled]) => {
    const watch = startWatch({ id: '1' });
    for (const one of readings) note(watch, one, { settledPhases: [], jobs: [], confirmMs: time });
    expect(watch.settled).toBe(settled);
  });
});

describe('a stop that failed', () => {
  it.each([
    ['after one reading', [failedStop(1)], {}],
    ['after two', [failedStop(1), failedStop(2)], { stopFailed: true }],
  ])('is reported %s', (_, readings, expected) => {
    expect({ stopFailed: undefined, ...reportOn(watchOver(readings, '1#1')) }).toMatchObject({
      stopFailed: undefined,
      ...expected,
    });
  });
});

describe('a job wants a stop', () => {
  it.each([
    ['when it was never asked', [reading(1)], undefined, true],
    ['not when its run accepted one', [reading(1)], '1#1', false],
    ['when only an earlier run did', [reading(1, { run: '1#2' })], '1#1', true],
    ['not while it waits', [reading(1, { phase: 'waiting' })], undefined, false],
    ['not when it has settled', [reading(1, { phase: 'paused' })], undefined, false],
    ['not before it was read', [], undefined, false],
    ['not when its stop failed only once', [failedStop(1)], '1#1', false],
    ['when its stop failed twice in a row', [failedStop(1), failedStop(2)], '1#1', true],
    ['not when that did not last', [failedStop(1), reading(2), failedStop(3)], '1#1', false],
  ])('%s', (...[, readings, acceptedRun, wanted]) => {
    expect(wantsStop(watchOver(readings, acceptedRun), ['running', 'paused'])).toBe(wanted);
  });
});
