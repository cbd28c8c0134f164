import { printTime } from '../../../../../src/testing/simulators/kit';
import {
  readFilterTime,
  readPrintedTime,
  readTime,
} from '../../../../../src/testing/simulators/hitachi-jp1-ao/wire/times';

const INSTANT = Date.parse('2014-12-09T09:50:30.500Z');

describe('a time', () => {
  it.each([
    [540, 'plain', '2014-12-09T18:50:30.500+0900'],
    [540, 'colon', '2014-12-09T18:50:30.500+09:00'],
    [0, 'plain', '2014-12-09T09:50:30.500+0000'],
    [-210, 'colon', '2014-12-09T06:20:30.500-03:30'],
  ] as const)('%d minutes east, %s, is %s', (offset, zone, text) => {
    expect(printTime(INSTANT, offset, zone)).toBe(text);
    expect(readPrintedTime(text)).toBe(INSTANT);
  });

  it.each([
    ['2014-12-09T18:50:30.500+09:00', '2014-12-09T09:50:30.500Z'],
    ['2014-12-09T18:50:30.5Z', '2014-12-09T18:50:30.500Z'],
    ['2014-12-09T18:50:30', '2014-12-09T09:50:30.000Z'],
    ['2014-12-09T18:50', '2014-12-09T09:50:00.000Z'],
    ['2014-12-09', '2014-12-08T15:00:00.000Z'],
    ['2014', '2013-12-31T15:00:00.000Z'],
  ])('%s is read as %s', (text, expected) => {
    expect(new Date(readTime(text, 540) ?? 0).toISOString()).toBe(expected);
  });

  it.each(['2014-12-09T18:50:30.500+0900', '2014-13-01', 'now', ''])('%j is none', (text) => {
    expect(readTime(text, 540)).toBeUndefined();
  });

  it('needs date and time in a filter', () => {
    expect(readFilterTime('2014-12-09', 540)).toBeUndefined();
    expect(readFilterTime('2014-12-09T18:50', 540)).toBe(Date.parse('2014-12-09T09:50:00Z'));
  });
});
