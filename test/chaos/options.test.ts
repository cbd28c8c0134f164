import { readOptions } from '../../scripts/chaos/options';

const read = (...args: string[]) => readOptions(args, ['elecard-boro-vod', 'hitachi-jp1-ao']);

it('plays everything with seed 1 unless told otherwise', () => {
  expect(read()).toMatchObject({ quick: false, sabotage: false, systems: undefined, seed: 1, minutes: 30 });
});

it('takes vendors, a pattern, a seed', () => {
  const options = read('--systems', 'hitachi-jp1-ao', '--only', 'submit/.*lost', '--seed', '7');
  expect(options).toMatchObject({ systems: ['hitachi-jp1-ao'], only: /submit\/.*lost/, seed: 7 });
});

it.each([
  [['--systems', 'boro'], /there is no boro; there are elecard-boro-vod, hitachi-jp1-ao/],
  [['--seed', '0'], /--seed: expected a whole number/],
  [['--seed', 'x'], /--seed: expected a whole number/],
  [['--minutes', '-1'], /--minutes/],
  [['--only', '('], /regular expression/],
  [['--fast'], /--fast/],
])('refuses %j', (args, says) => {
  expect(() => read(...args)).toThrow(says);
});
