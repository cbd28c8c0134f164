import fc from 'fast-check';
import { nameFits } from '../../src/activities/name-pattern';

/** The same question put to the engine of regular expressions. */
function fitsByExpression(name: string, pattern: string): boolean {
  const source = [...pattern].map((sign) =>
    sign === '*' ? '.*' : sign === '?' ? '.' : `\\u{${sign.codePointAt(0)?.toString(16)}}`,
  );
  return new RegExp(`^${source.join('')}$`, 'su').test(name);
}

describe('a name pattern', () => {
  it.each([
    ['nightly', 'nightly', true],
    ['nightly', 'Nightly', false],
    ['nightly-1', 'nightly', false],
    ['nightly-1', 'nightly*', true],
    ['nightly', '*', true],
    ['', '*', true],
    ['', '?', false],
    ['a.b', 'a?b', true],
    ['ab', 'a?b', false],
    ['x😀y', 'x?y', true],
    ['abcbc', 'a*bc', true],
  ])('%j fits %j: %s', (name, pattern, fits) => {
    expect(nameFits(name, pattern)).toBe(fits);
  });

  it('means what an expression would', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '.') });
    fc.assert(
      fc.property(
        texts,
        texts,
        (name, pattern) => nameFits(name, pattern) === fitsByExpression(name, pattern),
      ),
    );
  });

  it('is never slow', () => {
    const started = performance.now();
    expect(nameFits('a'.repeat(2_000), `${'*a'.repeat(500)}b`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
