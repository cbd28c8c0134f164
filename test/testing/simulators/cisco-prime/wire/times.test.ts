import { readTime } from '../../../../../src/testing/simulators/cisco-prime/wire/times';

describe('a time in a request', () => {
  it.each([
    ['2016-11-9T07:00Z', '2016-11-09T07:00:00.000Z'],
    ['2013-04-26T14:00:00', '2013-04-26T13:00:00.000Z'],
    ['2016-06-20T01:56:27.247+10:00', '2016-06-19T15:56:27.247Z'],
    ['2016-06-20T01:56:27.2+1000', '2016-06-19T15:56:27.200Z'],
    ['2017-05-16T18:20:01.680Z', '2017-05-16T18:20:01.680Z'],
    ['2017-05-16', '2017-05-15T23:00:00.000Z'],
    ['2017-05-16T18:20-03:30', '2017-05-16T21:50:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(new Date(readTime(text, 60) ?? 0).toISOString()).toBe(expected);
  });

  it.each(['', 'now', '2017-02-30', '2017', '20170516T182001Z'])('%j is none', (text) => {
    expect(readTime(text, 60)).toBeUndefined();
  });
});
