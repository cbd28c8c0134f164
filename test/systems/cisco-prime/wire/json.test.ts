import { parseJson } from '../../../../src/http';
import { elementsAt, textOf, UnreadableDocument } from '../../../../src/systems/cisco-prime/wire/element';
import { readJson } from '../../../../src/systems/cisco-prime/wire/read-json';
import { readXml } from '../../../../src/systems/cisco-prime/wire/read-xml';
import { writeJson } from '../../../../src/systems/cisco-prime/wire/write-json';
import { sample, SAMPLED } from '../samples';

const read = (body: string) =>
  readJson(parseJson({ status: 200, headers: {}, body, call: 'x' }, { bigIntegers: 'text' }));
/** The order of children of different names, which JSON does not keep, and the address, which the page spells differently. */
const plain = ({ attributes, ...root }: ReturnType<typeof readXml>) => ({
  ...root,
  attributes: { responseType: attributes['responseType'] },
});

describe('reading JSON', () => {
  it.each(SAMPLED)('gives the same as the XML of v%i', (version) => {
    expect(plain(read(sample(version, 'reply', 'json')))).toEqual(
      plain(readXml(sample(version, 'reply', 'xml'))),
    );
  });

  it.each(['""', '{}', 'null', '[]', '[""]', '[{}]'])('takes the wrapper %s for empty', (wrapper) => {
    const root = read(`{"mgmtResponse":{"job":{"results":${wrapper}}}}`);
    expect(elementsAt(root, 'job', 'results', 'result')).toEqual([]);
    expect(textOf(elementsAt(root, 'job')[0], 'results')).toBeUndefined();
  });

  it.each(['9007199254740993', '9223372036854775807', '"9223372036854775807"', '112401323'])(
    'keeps every digit of %s',
    (id) => {
      expect(textOf(read(`{"a":{"id":${id}}}`), 'id')).toBe(id.replaceAll('"', ''));
    },
  );

  it('reads attributes and text', () => {
    const root = read('{"q":{"@count":1,"entityId":[{"$":"273620913","@type":"JobSummary"}]}}');
    expect(root.attributes).toEqual({ count: '1' });
    expect(root.children).toEqual([
      { name: 'entityId', attributes: { type: 'JobSummary' }, children: [], text: '273620913' },
    ]);
  });

  it.each(['{}', '[]', '5', '"a"', 'null', '{"a":1,"b":2}', '{"a":[1,2]}', '{"a":[]}', '{"@a":1}'])(
    'refuses %s',
    (body) => {
      expect(() => read(body)).toThrow(UnreadableDocument);
    },
  );

  it('refuses too many members', () => {
    expect(() => readJson({ a: { b: Array.from({ length: 500_000 }, () => 1) } })).toThrow(
      UnreadableDocument,
    );
  });
});

describe('writing JSON', () => {
  it('keeps every digit', () => {
    expect(writeJson({ a: [9223372036854775807n, '9', 1.5, true, null, { '@b': '"' }] })).toBe(
      '{"a":[9223372036854775807,"9",1.5,true,null,{"@b":"\\""}]}',
    );
  });
});
