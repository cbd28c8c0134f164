import fc from 'fast-check';
import { parseJson, type HttpResponse, type JsonLimits } from '../../src/http';
import { SystemError } from '../../src/contract';
import { thrownBy } from './local-servers';

const response = (body: string, contentType = 'application/json'): HttpResponse => ({
  status: 200,
  headers: { 'content-type': contentType },
  body,
  call: 'TaskStatus',
});
const parse = (body: string, limits?: JsonLimits) => parseJson(response(body), limits);
const asText = { bigIntegers: 'text' } as const;

describe('a JSON answer', () => {
  it('is read whatever its type says', () => {
    expect(parseJson(response(' {"id": 7}\n', 'text/plain'))).toEqual({ id: 7 });
  });

  it.each([
    ['an HTML page', '{}', 'text/html; charset=utf-8'],
    ['markup', '\n<?xml version="1.0"?>', 'application/json'],
    ['nothing', ' \n', 'application/json'],
    ['half of it', '{"id": ', 'application/json'],
    ['two of it', '{}{}', 'application/json'],
  ])('is not %s', (_, body, contentType) => {
    const error = thrownBy(() => parseJson(response(body, contentType)));
    expect(error).toBeInstanceOf(SystemError);
    expect(error).toMatchObject({ kind: 'protocol', effect: 'unknown', call: 'TaskStatus', httpStatus: 200 });
  });

  it('that is malformed is not quoted', () => {
    expect(String(thrownBy(() => parse('{"password": canary}')))).not.toContain('canary');
  });

  it('is refused beyond the allowed depth', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(parse(nested(64))).toBeDefined();
    expect(() => parse(nested(65))).toThrow('deeper than 64');
    expect(() => parse('{"a":[1]}', { maxDepth: 1 })).toThrow('deeper than 1');
    expect(parse('["[[[", "\\"[["]', { maxDepth: 1 })).toHaveLength(2);
  });

  it.each([
    '{"__proto__":{"admin":true},"id":1}',
    '{"\\u005f_proto__":{},"id":1}',
    '{"constructor":{"prototype":{}},"id":1}',
  ])('loses keys that do harm: %s', (body) => {
    expect(Object.getOwnPropertyNames(parse(body))).toEqual(['id']);
  });
});

describe('a big integer', () => {
  it.each([
    ['9007199254740993', '"9007199254740993"'],
    ['-12345678901234567890', '"-12345678901234567890"'],
    ['[1234567890123456,{"id":1234567890123456}]', '["1234567890123456",{"id":"1234567890123456"}]'],
    ['123456789012345', '123456789012345'],
    ['1234567890123456.5', '1234567890123456.5'],
    ['1234567890123456e2', '1234567890123456e2'],
    ['"12345678901234567890"', '"12345678901234567890"'],
    ['"a\\"12345678901234567890"', '"a\\"12345678901234567890"'],
    ['{"\\\\":12345678901234567890}', '{"\\\\":"12345678901234567890"}'],
  ])('of 16 digits becomes text: %s', (body, expected) => {
    expect(parse(body, asText)).toEqual(JSON.parse(expected));
  });

  it('does not make bad JSON good', () => {
    expect(() => parse('01234567890123456789', asText)).toThrow('malformed');
    expect(() => parse('{12345678901234567890:1}', asText)).toThrow('malformed');
  });

  it('is rounded unless asked for as text', () => {
    expect(parse('9007199254740993')).toBe(9007199254740992);
  });

  it('survives in any JSON', () => {
    fc.assert(
      fc.property(documents(), fc.nat(4), (document, indent) => {
        expect(parse(serialized(document, indent), { ...asText, maxDepth: 100 })).toEqual(
          expectedOf(document),
        );
      }),
    );
  });

  it('leaves all other JSON as it is', () => {
    const harmless = fc.json().filter((text) => !/\d{16}|__proto__|constructor|prototype/.test(text));
    fc.assert(
      fc.property(harmless, (text) => {
        expect(parse(text, { ...asText, maxDepth: 1000 })).toEqual(JSON.parse(text));
      }),
    );
  });
});

/** JSON documents with integers of any size, and strings and keys that look like parts of JSON. */
function documents(): fc.Arbitrary<unknown> {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('"', '\\', '\\"', '[{', '}', '12345678901234567890', '":123456789012345678,"'),
  );
  const key = text.map((name) => `k${name}`);
  const leaf = fc.oneof(fc.bigInt(-(10n ** 30n), 10n ** 30n), text, fc.boolean(), fc.constant(null));
  return fc.letrec((tie) => ({
    node: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('node')), fc.dictionary(key, tie('node'))),
  })).node;
}

function serialized(document: unknown, indent: number): string {
  const marked = JSON.stringify(
    document,
    (_, value: unknown) => (typeof value === 'bigint' ? `\u0001${value}` : value),
    indent,
  );
  return marked.replace(/"\\u0001(-?\d+)"/g, '$1');
}

function expectedOf(document: unknown): unknown {
  if (typeof document === 'bigint')
    return `${document}`.replace('-', '').length > 15 ? `${document}` : Number(document);
  if (Array.isArray(document)) return document.map(expectedOf);
  if (typeof document !== 'object' || document === null) return document;
  return Object.fromEntries(Object.entries(document).map(([key, value]) => [key, expectedOf(value)]));
}
