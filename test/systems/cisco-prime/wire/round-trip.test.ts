import { parseJson } from '../../../../src/http';
import { listIn, type Body, type Format, type Version } from '../../../../src/systems/cisco-prime/wire/body';
import { elementsAt, type Element } from '../../../../src/systems/cisco-prime/wire/element';
import { readJson } from '../../../../src/systems/cisco-prime/wire/read-json';
import { readXml } from '../../../../src/systems/cisco-prime/wire/read-xml';
import { writeJson } from '../../../../src/systems/cisco-prime/wire/write-json';
import { writeXml } from '../../../../src/systems/cisco-prime/wire/write-xml';
import { DIALECTS } from '../samples';

const LARGEST = 9223372036854775807n;
const TEXT = `Router#show <run> | i "a" & 'b' / \\ é 😀`;

/** A body written and read again. */
function returned(body: Body, format: Format): Element {
  if (format === 'xml') return readXml(writeXml(body));
  return readJson(
    parseJson({ status: 200, headers: {}, body: writeJson(body), call: 'x' }, { bigIntegers: 'text' }),
  );
}

const leaf = (name: string, text: string): Element => ({ name, attributes: {}, children: [], text });

describe.each(DIALECTS)('v$version $format gives back', ({ version, format }) => {
  it.each([0, 1, 2, 3])('a list of %i', (length) => {
    const ids = Array.from({ length }, (_, index) => LARGEST - BigInt(index));
    const list = listIn(version, ids);
    const read = returned({ payload: { runIds: { runId: list } } }, format);
    expect(elementsAt(read, 'runIds', 'runId').map(({ text }) => text)).toEqual(ids.map(String));
  });

  it('attributes, text, numbers and emptiness', () => {
    const body = { r: { '@count': 2, a: TEXT, b: '', c: { '@d': TEXT, $: TEXT }, e: 1.5, f: true, g: null } };
    expect(returned(body, format)).toEqual({
      name: 'r',
      attributes: { count: '2' },
      text: '',
      children: [
        leaf('a', TEXT),
        leaf('b', ''),
        { name: 'c', attributes: { d: TEXT }, children: [], text: TEXT },
        leaf('e', '1.5'),
        leaf('f', 'true'),
        leaf('g', ''),
      ],
    });
  });
});

describe('one id', () => {
  it.each<[Version, string]>([
    [1, '15'],
    [2, '[15]'],
    [3, '[15]'],
    [4, '[15]'],
  ])('in v%i is %s', (version, json) => {
    expect(writeJson(listIn(version, [15n]))).toBe(json);
  });
});
