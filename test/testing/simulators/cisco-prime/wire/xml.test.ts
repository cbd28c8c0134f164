import { readXmlPayload } from '../../../../../src/testing/simulators/cisco-prime/wire/xml-payload';
import { writeXml } from '../../../../../src/testing/simulators/cisco-prime/wire/xml-writer';

const TRANSCRIPT = 'a < b && c]]>\r\nbell \u0007 half \uD800 "end"';

describe('XML', () => {
  it.each([
    [[], 'a &lt; b &amp;&amp; c]]&gt;&#xD;\nbell \uFFFD half \uFFFD &quot;end&quot;'],
    [['value'], '<![CDATA[a < b && c]]]]><![CDATA[>\r\nbell \uFFFD half \uFFFD "end"]]>'],
  ])('writes a transcript, CDATA %j', (cdata, text) => {
    expect(writeXml({ value: TRANSCRIPT }, { cdata })).toBe(`<?xml version="1.0" ?>\n<value>${text}</value>`);
  });

  it('reads what it writes', () => {
    const document = { a: { '@x': '"<', b: ['1 & 2', 'c'], d: { $: 'é' } } };
    const [root] = readXmlPayload(writeXml(document, { cdata: ['b'] })).children;
    expect(root?.children.map(({ name, text }) => [name, text])).toEqual([
      ['b', '1 & 2'],
      ['b', 'c'],
      ['d', 'é'],
    ]);
  });

  it.each(['', '<a>', '<a></b>', '<a>&b;</a>', '{}', '<a/><b/>'])('refuses %j', (text) => {
    expect(() => readXmlPayload(text)).toThrow('The body is not XML');
  });

  it('expands no entities of a document', () => {
    const text = '<!DOCTYPE a [<!ENTITY b "many">]><a>&b;</a>';
    expect(() => readXmlPayload(text)).toThrow('The body is not XML');
  });
});
