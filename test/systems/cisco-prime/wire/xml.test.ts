import {
  descendantsNamed,
  elementsAt,
  textOf,
  UnreadableDocument,
} from '../../../../src/systems/cisco-prime/wire/element';
import { readXml } from '../../../../src/systems/cisco-prime/wire/read-xml';
import { writeXml } from '../../../../src/systems/cisco-prime/wire/write-xml';
import { sample, SAMPLED } from '../samples';

const nested = (levels: number) => '<a>'.repeat(levels) + '</a>'.repeat(levels);

describe('reading XML', () => {
  it.each(SAMPLED)('gives attributes, lists and texts of v%i', (version) => {
    const root = readXml(sample(version, 'reply', 'xml'));
    expect(root).toMatchObject({ name: 'mgmtResponse', text: '', attributes: { responseType: 'operation' } });
    const successes = elementsAt(root, 'operationResult', 'success', 'success');
    expect(successes.map((item) => textOf(item, 'id'))).toEqual(version === 3 ? ['2', '2'] : ['2']);
    expect(descendantsNamed(root, 'message').map(({ text }) => text)).toContain('String value');
  });

  it('joins text and CDATA', () => {
    expect(readXml('<v>a &lt;&#x42;<![CDATA[<c> ]]></v>').text).toBe('a <B<c> ');
  });

  it.each([
    ['a document type', '<!DOCTYPE a><a/>'],
    ['an internal entity', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['ten billion laughs', `<!DOCTYPE a [<!ENTITY b "${'l'.repeat(99)}"><!ENTITY c "&b;&b;">]><a>&c;</a>`],
    ['an entity of HTML', '<a>&nbsp;</a>'],
    ['an entity nobody declared', '<a b="&canary;"/>'],
    ['65 levels', nested(65)],
    ['too many elements', `<a>${'<b/>'.repeat(500_000)}</a>`],
    ['an end too few', '<a><b></a>'],
    ['half a document', '<a><b>canary'],
    ['two roots', '<a/><a/>'],
    ['no element', '<?xml version="1.0" ?>'],
    ['nothing', ''],
    ['text', 'canary'],
    ['a control character', '<a>\u0001</a>'],
  ])('refuses %s', (_, text) => {
    expect(() => readXml(text)).toThrow(UnreadableDocument);
    expect(() => readXml(text)).not.toThrow(/canary/);
  });

  it('takes 64 levels', () => {
    expect(readXml(nested(64)).name).toBe('a');
  });
});

describe('writing XML', () => {
  it('escapes what has a meaning', () => {
    const text = `<a> & "b" 'c'\r\n ]]>`;
    expect(readXml(writeXml({ v: { '@w': text.trim(), $: text } }))).toMatchObject({
      attributes: { w: text },
      text,
    });
  });

  it.each([
    ['a second root', { a: 1, b: 2 }],
    ['a list as root', { a: [1, 2] }],
    ['no root', {}],
    ['a plain value', 'a'],
    ['a name with a tag', { 'a><b': 1 }],
    ['an attribute with a tag', { a: { '@b><c': 1 } }],
    ['an attribute that is a list', { a: { '@b': [1] } }],
    ['a control character', { a: '\u0000' }],
    ['half a character', { a: '\ud800' }],
  ])('refuses %s', (_, body) => {
    expect(() => writeXml(body)).toThrow(TypeError);
  });
});
