import { stateOf } from '../../../scripts/check/run-steps';
import { countsLine, hasFailed, summary } from '../../../scripts/check/summary';

const report = (name: string, ...[passed, failed, skipped = 0]: [number, number, number?]) => ({
  name,
  counts: { passed, failed, skipped },
  durationMs: 1_234,
});

it('ends with the counts of all steps', () => {
  const lines = summary([report('lint', 1, 0), report('jest', 40, 2, 3)]).split('\n');
  expect(lines).toEqual([
    '',
    'lint     passed      1.2 s',
    'jest     failed      1.2 s  40 passed, 2 failed, 3 skipped',
    '',
    '41 passed, 2 failed, 3 skipped',
  ]);
});

it('names skipped tests only when there are any', () => {
  expect(countsLine({ passed: 5, failed: 0, skipped: 0 })).toBe('5 passed, 0 failed');
});

it('fails for one failure among many', () => {
  expect(hasFailed([report('jest', 400, 1)])).toBe(true);
  expect(hasFailed([report('jest', 400, 0, 1)])).toBe(false);
});

it.each([
  [{ passed: 3, failed: 1, skipped: 0 }, 'failed'],
  [{ passed: 3, failed: 0, skipped: 1 }, 'passed'],
  [{ passed: 0, failed: 0, skipped: 1 }, 'skipped'],
] as const)('reads %p as %s', (counts, state) => {
  expect(stateOf(counts)).toBe(state);
});
