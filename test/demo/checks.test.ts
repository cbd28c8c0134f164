import type { RemediatedJob } from '../../src/client';
import { checkedJob, strayRuns } from '../../scripts/demo/checks';
import { tookEffect } from '../../scripts/demo/claim';
import type { SimulatorCounts } from '../../scripts/demo/demo-system';
import type { LedgerEntry } from '../../src/testing/simulators/kit';
import { counts, missing, notFound, remediated, running } from './sample-batch';

const withStop = (stop: Partial<RemediatedJob['stop']>): RemediatedJob => ({
  ...remediated,
  stop: { ...remediated.stop, ...stop },
});

const withRuns = (taskIds: readonly string[]): SimulatorCounts => ({
  ...counts,
  runs: { '/media/a.ts': { count: taskIds.length, taskIds } },
});

it('finds nothing wrong with what must be', () => {
  expect(checkedJob(running, remediated, counts).problems).toEqual([]);
  expect(checkedJob(missing, notFound, counts).problems).toEqual([]);
});

it.each([
  ['another verdict', withStop({ verdict: 'still-active' }), 'verdict is still-active, must be stopped'],
  ['no evidence', withStop({ evidence: [] }), 'the verdict has no evidence'],
  ['no rerun', { ...remediated, rerun: notFound.rerun }, 'rerun is not-rerun, must be rerun'],
])('finds %s', (_what, result, problem) => {
  expect(checkedJob(running, result, counts).problems).toEqual([problem]);
});

it('finds a next run without a time', () => {
  const expected = { ...running.expected, rerun: 'next-scheduled', runs: 1 } as const;
  const rerun = { ...notFound.rerun, id: '63', outcome: 'next-scheduled' } as const;
  const problemsAt = (nextRunAt?: string): readonly string[] => {
    const result = { ...remediated, rerun: { ...rerun, ...(nextRunAt && { nextRunAt }) } };
    return checkedJob({ ...running, expected }, result, withRuns(['63'])).problems;
  };
  expect(problemsAt()).toEqual(['the next run has no time']);
  expect(problemsAt('2024-05-01T13:00:00.000Z')).toEqual([]);
});

it.each(['kept', 'new'] as const)('finds an id that is not %s', (rerunId) => {
  const expected = { ...running.expected, rerunId };
  const newId = rerunId === 'kept' ? '70' : '63';
  const result = { ...remediated, rerun: { ...remediated.rerun, newId } };
  const { problems } = checkedJob({ ...running, expected }, result, counts);
  expect(problems).toEqual([expect.stringContaining(`must be ${rerunId}`)]);
});

it.each([
  ['a second run', withRuns(['63', '70', '71']), 'runs started is 3, must be 2'],
  ['a rerun that never ran', withRuns(['63', '69']), 'the simulator started no run 70'],
  ['a stop that never came', { ...counts, stops: {} }, 'the simulator was never asked to stop it'],
])('finds %s by the simulator', (_what, simulated, problem) => {
  expect(checkedJob(running, remediated, simulated).problems).toEqual([problem]);
});

it('finds a stop that should not be', () => {
  const { problems } = checkedJob(missing, notFound, { ...counts, stops: { '999': 1 } });
  expect(problems).toEqual(['the simulator was asked to stop it']);
});

it('finds runs that belong to no job', () => {
  expect(strayRuns([running], counts)).toEqual([]);
  expect(strayRuns([missing], counts)).toEqual(['/media/a.ts ran 2 times and belongs to no job']);
});

const called = (number: number, ...effects: string[]): LedgerEntry => ({
  ...{ number, request: number, at: '2024-05-01T12:00:00.000Z', method: 'TaskStop', parameters: {} },
  ...{ fault: null, effects, items: null, errors: [], answer: 'sent', httpStatus: 200, answeredAt: null },
});

it.each([
  ['all in order', [called(1, 'stop 63'), called(2, 'clone 63 as 70', 'start 70')], true],
  ['another order', [called(1, 'clone 63 as 70', 'start 70'), called(2, 'stop 63')], false],
  ['another job', [called(1, 'stop 631'), called(2, 'clone 63 as 70', 'start 70')], false],
  ['one of them missing', [called(1, 'stop 63'), called(2, 'start 70')], false],
])('reads %s in the ledger', (_what, ledger, isShown) => {
  expect(tookEffect(ledger, ['stop 63', 'clone 63 as 70', 'start 70'])).toBe(isShown);
});

it('holds each claim against the ledger', () => {
  const claims = [
    {
      says: 'It was stopped.',
      isShownBy: (ledger: readonly LedgerEntry[]) => tookEffect(ledger, ['stop 63']),
    },
  ];
  const inLedger = (...ledger: LedgerEntry[]) =>
    checkedJob({ ...running, claims }, remediated, { ...counts, ledger });
  expect(inLedger(called(1, 'stop 63'))).toMatchObject({ ledgerShows: ['It was stopped.'], problems: [] });
  expect(inLedger()).toMatchObject({
    ...{ ledgerShows: [], problems: ['the ledger does not show: It was stopped.'] },
  });
});
