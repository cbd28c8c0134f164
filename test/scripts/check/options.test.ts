import { readOptions } from '../../../scripts/check/options';
import { STEPS } from '../../../scripts/check/steps';

const namesFor = (...args: string[]): string[] => readOptions(args, STEPS).steps.map(({ name }) => name);

it('runs everything by default, in order', () => {
  expect(namesFor()).toEqual(['format', 'lint', 'types', 'build', 'jest', 'package']);
  expect(readOptions([], STEPS).verbose).toBe(false);
});

it('runs the named part in the usual order', () => {
  expect(namesFor('--only', 'jest,lint')).toEqual(['lint', 'jest']);
});

it('adds the step that a named one needs', () => {
  expect(namesFor('--only', 'package', '--verbose')).toEqual(['build', 'package']);
});

it('refuses a step that does not exist', () => {
  expect(() => namesFor('--only', 'jset')).toThrow('no step is named jset; there are format, lint');
});

it('refuses an option that does not exist', () => {
  expect(() => namesFor('--fast')).toThrow('--fast');
});
