import { writeJson } from '../../../../../src/testing/simulators/hitachi-jp1-ao/wire/exact-json';

describe('exact JSON', () => {
  it('writes longs as digits and texts as texts', () => {
    const value = { instanceID: '9007199254740993', name: '9007199254740993', serviceGroupID: 'none' };
    expect(writeJson(value, 'compact')).toBe(
      '{"instanceID":9007199254740993,"name":"9007199254740993","serviceGroupID":"none"}',
    );
  });

  it('is laid out as the vendor does', () => {
    const value = { data: [{ a: 1 }, { b: [] }], none: null, absent: undefined, empty: {} };
    expect(writeJson(value, 'pretty').split('\r\n')).toEqual([
      '{',
      '  "data" : [ {',
      '    "a" : 1',
      '  }, {',
      '    "b" : [ ]',
      '  } ],',
      '  "none" : null,',
      '  "empty" : { }',
      '}',
    ]);
  });
});
