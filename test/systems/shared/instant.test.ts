import { instantIn } from '../../../src/systems/shared/instant';

describe('a time', () => {
  it.each([
    ['2014-12-09T18:50:30.500+0900', '2014-12-09T09:50:30.500Z'],
    ['2015-08-07T19:00:40.025+09:00', '2015-08-07T10:00:40.025Z'],
    ['2015-08-07T10:00:40Z', '2015-08-07T10:00:40.000Z'],
    ['2015-08-07T10:00-0330', '2015-08-07T13:30:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(instantIn(text)).toBe(instant);
  });

  it.each(['2015-08-07T19:00:40.025', 'soon', '2015-99-99T19:00:40+0900'])('%s is none', (text) => {
    expect(instantIn(text)).toBeUndefined();
  });
});
