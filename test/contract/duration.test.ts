import fc from 'fast-check';
import { durationToMs } from '../../src/contract';

const CENTURY_MS = 36_500 * 86_400_000;

describe('a duration', () => {
  it.each([
    [0, 0],
    [1_500, 1_500],
    [0.6, 1],
    ['250', 250],
    ['500ms', 500],
    ['500 msecs', 500],
    ['30s', 30_000],
    ['1 sec', 1_000],
    ['5 minutes', 300_000],
    ['5M', 300_000],
    ['1.5h', 5_400_000],
    ['2 hrs', 7_200_000],
    ['  2 Days ', 172_800_000],
    ['1w', 604_800_000],
    ['36500 days', CENTURY_MS],
  ])('%j is %j milliseconds', (duration, milliseconds) => {
    expect(durationToMs(duration)).toBe(milliseconds);
  });

  it.each([
    -1,
    NaN,
    Infinity,
    CENTURY_MS + 1,
    '',
    ' ',
    '-5s',
    '5 fortnights',
    '1h 30m',
    's',
    '1e3',
    '36501 days',
    null,
    undefined,
    {},
    ['5s'],
    5n,
  ])('cannot be %p', (duration) => {
    expect(durationToMs(duration)).toBeUndefined();
  });

  it('is whole milliseconds or nothing, whatever comes', () => {
    const written = fc.tuple(fc.double(), fc.constantFrom('', ' ', 'ms', 's', ' minutes', 'h', 'd', 'w'));
    const any = fc.oneof(
      fc.anything(),
      written.map(([amount, unit]) => `${amount}${unit}`),
    );
    fc.assert(
      fc.property(any, (duration) => {
        const milliseconds = durationToMs(duration) ?? 0;
        return Number.isInteger(milliseconds) && milliseconds >= 0 && milliseconds <= CENTURY_MS;
      }),
    );
  });
});
