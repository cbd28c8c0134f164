import { readJson } from '../../../../src/testing/simulators/kit';

describe('exact JSON', () => {
  it('reads long numbers as texts', () => {
    const text = '{"a":9007199254740993,"b":12,"c":"9007199254740993, \\" 9007199254740993","d":1.5e300}';
    expect(readJson(text)).toEqual({
      a: '9007199254740993',
      b: 12,
      c: '9007199254740993, " 9007199254740993',
      d: 1.5e300,
    });
  });
});
