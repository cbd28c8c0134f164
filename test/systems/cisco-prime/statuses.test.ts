import { isStopFailed, phaseOf, rawStatusOf } from '../../../src/systems/cisco-prime/statuses';

const ENDED = '2017-05-16T18:20:01.680Z';
const state = (runStatus?: string, resultStatus?: string, completionTime?: string) => ({
  runStatus,
  resultStatus,
  completionTime,
});

/** WorkState of the API reference. */
const RUN =
  'UNKNOWN CREATED RUNNING COMPLETED ABORTED INTERRUPTED CANCELLED PENDING_EXECUTION PAUSING PAUSED'.split(
    ' ',
  );
/** ResultState of the API reference. */
const RESULT =
  'UNKNOWN SUCCESS PARTIALSUCCESS FAILURE ROLLBACKED CANCELFAILED CANCELLED PENDINGEXECUTION PAUSED PARTIALFAILURE'.split(
    ' ',
  );

describe('a run', () => {
  it.each([
    ['CREATED', undefined, 'waiting'],
    ['PENDING_EXECUTION', 'PENDINGEXECUTION', 'waiting'],
    ['RUNNING', undefined, 'running'],
    ['PAUSING', undefined, 'running'],
    ['PAUSED', 'PAUSED', 'paused'],
    ['COMPLETED', 'SUCCESS', 'succeeded'],
    ['COMPLETED', 'PARTIALSUCCESS', 'succeeded'],
    ['COMPLETED', 'FAILURE', 'failed'],
    ['COMPLETED', 'PARTIALFAILURE', 'failed'],
    ['COMPLETED', 'ROLLBACKED', 'failed'],
    ['COMPLETED', 'CANCELLED', 'stopped'],
    ['COMPLETED', 'CANCELFAILED', 'succeeded'],
    ['CANCELLED', 'CANCELLED', 'stopped'],
    ['CANCELLED', undefined, 'stopped'],
    ['CANCELLED', 'FAILURE', 'stopped'],
    ['CANCELLED', 'SUCCESS', 'succeeded'],
    ['ABORTED', undefined, 'failed'],
    ['ABORTED', 'FAILURE', 'failed'],
    ['INTERRUPTED', 'CANCELFAILED', 'failed'],
    ['INTERRUPTED', 'SUCCESS', 'succeeded'],
    ['ABORTED', 'CANCELLED', 'stopped'],
    ['Completed', 'Success', 'succeeded'],
  ])('%s with %s is %s', (runStatus, resultStatus, phase) => {
    expect(phaseOf(state(runStatus, resultStatus, ENDED))).toBe(phase);
  });

  it.each([
    ['COMPLETED', undefined],
    ['COMPLETED', 'UNKNOWN'],
    ['COMPLETED', 'PAUSED'],
    ['COMPLETED', 'PENDINGEXECUTION'],
    ['COMPLETED', 'constructor'],
    ['CANCELLED', 'CANCELFAILED'],
    ['UNKNOWN', 'SUCCESS'],
    ['DELETED', 'SUCCESS'],
    ['__proto__', undefined],
    ['constructor', undefined],
    [undefined, 'CANCELLED'],
    [undefined, undefined],
    ['', 'SUCCESS'],
  ])('%s with %s claims nothing', (runStatus, resultStatus) => {
    expect(phaseOf(state(runStatus, resultStatus, ENDED))).toBe('unknown');
  });

  it.each(['CREATED', 'PENDING_EXECUTION', 'RUNNING', 'PAUSING', 'PAUSED'])(
    '%s with CANCELLED stops until it is complete',
    (runStatus) => {
      expect(phaseOf(state(runStatus, 'CANCELLED'))).toBe('stopping');
      expect(phaseOf(state(runStatus, 'CANCELLED', ENDED))).toBe('stopped');
    },
  );

  it('is stopped by nothing but CANCELLED', () => {
    const pairs = RUN.flatMap((run) => [undefined, ...RESULT].map((result) => [run, result] as const));
    const stopped = pairs.filter(([run, result]) => phaseOf(state(run, result, ENDED)) === 'stopped');
    expect(stopped.filter((words) => !words.includes('CANCELLED'))).toEqual([]);
    expect(stopped.length).toBeGreaterThan(10);
  });
});

describe('a failed stop', () => {
  it.each(['CREATED', 'PENDING_EXECUTION', 'RUNNING', 'PAUSING', 'PAUSED'])('of a run that is %s', (run) => {
    expect(isStopFailed(state(run, 'CANCELFAILED'))).toBe(true);
    expect(['waiting', 'running', 'paused']).toContain(phaseOf(state(run, 'CANCELFAILED')));
  });

  it('of a run that has completed', () => {
    expect(isStopFailed(state('COMPLETED', 'CANCELFAILED', ENDED))).toBe(true);
  });

  it.each(['ABORTED', 'CANCELLED', undefined])('is none for %s', (run) => {
    expect(isStopFailed(state(run, 'CANCELFAILED', ENDED))).toBe(false);
  });

  it('is none for another result', () => {
    expect(isStopFailed(state('RUNNING'))).toBe(false);
    expect(isStopFailed(state('RUNNING', 'CANCELLED'))).toBe(false);
  });
});

it.each([
  [state('RUNNING'), 'RUNNING'],
  [state('COMPLETED', 'SUCCESS'), 'COMPLETED/SUCCESS'],
  [state(), 'no runStatus'],
])("%j keeps the vendor's words", (words, raw) => {
  expect(rawStatusOf(words)).toBe(raw);
});
