import { durationMs, positiveDurationMs } from '../../../src/systems/shared/duration';

it.each([
  [1500, 1500],
  ['30s', 30_000],
  ['5 minutes', 300_000],
  [0, 0],
])('reads %j as %d ms', (text, milliseconds) => {
  expect(durationMs.parse(text)).toBe(milliseconds);
});

it.each(['soon', -1, '-1s', true, null])('refuses %j', (text) => {
  expect(durationMs.safeParse(text).success).toBe(false);
});

it('says what a duration looks like', () => {
  expect(durationMs.safeParse('soon').error?.issues[0]?.message).toContain("'5 minutes'");
});

it('refuses no time where some is needed', () => {
  expect(positiveDurationMs.safeParse('0s').success).toBe(false);
  expect(positiveDurationMs.parse('1ms')).toBe(1);
});
