import {
  anInstant,
  anInteger,
  aText,
  BadInput,
  fieldsOf,
  listOf,
  oneOf,
  orNull,
} from '../../../../src/testing/simulators/kit';

describe('checked input', () => {
  const checks = {
    name: aText,
    size: anInteger(1, 3),
    sizes: listOf(anInteger()),
    end: orNull(oneOf(['a', 'b'])),
    at: anInstant,
  };

  it('keeps what fits and drops undefined', () => {
    const input = { name: 'x', size: undefined, sizes: [0, 7], end: null };
    expect(fieldsOf(input, 'The input', checks)).toEqual({ name: 'x', sizes: [0, 7], end: null });
  });

  it('reads times as milliseconds since 1970', () => {
    const { at } = fieldsOf({ at: '2023-10-24T00:00:00Z' }, 'The input', checks);
    expect(at).toBe(1_698_105_600_000);
  });

  it.each([
    [null, 'The input must be an object.'],
    [[], 'The input must be an object.'],
    [{ nane: 'x' }, 'The input has no field nane.'],
    [{ constructor: 'x' }, 'The input has no field constructor.'],
    [{ name: '' }, 'The input.name must not be empty.'],
    [{ name: 7 }, 'The input.name must be a text.'],
    [{ size: 4 }, 'The input.size must be a whole number from 1 to 3.'],
    [{ size: '2' }, 'The input.size must be a whole number from 1 to 3.'],
    [{ sizes: 7 }, 'The input.sizes must be a list.'],
    [{ sizes: [0, -1] }, /^The input\.sizes\[1\] must be a whole number/],
    [{ at: 'yesterday' }, 'The input.at must be a time (ISO 8601).'],
    [{ end: 'c' }, 'The input.end must be one of a, b.'],
  ])('refuses %j', (input, sentence) => {
    expect(() => fieldsOf(input, 'The input', checks)).toThrow(BadInput);
    expect(() => fieldsOf(input, 'The input', checks)).toThrow(sentence);
  });
});
