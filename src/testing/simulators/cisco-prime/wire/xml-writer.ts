import { isList, isNode, membersOf, type Node, type Scalar, type Value } from './document';
import { escapeXml, withoutForbidden } from './xml-escape';

/** How XML looks; it is the same in all versions. */
export interface XmlStyle {
  /** The elements whose text stands in CDATA sections. */
  readonly cdata: readonly string[];
}

/** The document as XML without white space. */
export function writeXml(root: Node, style: XmlStyle): string {
  const elements = membersOf(root).map(([name, value]) => write(name, value, style));
  return `<?xml version="1.0" ?>\n${elements.join('')}`;
}

function write(name: string, value: Value, style: XmlStyle): string {
  if (isList(value)) return value.map((item) => write(name, item, style)).join('');
  if (isNode(value)) return writeNode(name, value, style);
  return tag(name, '', textOf(name, value, style));
}

function writeNode(name: string, node: Node, style: XmlStyle): string {
  const members = membersOf(node);
  const attributes = members
    .filter(([member]) => member.startsWith('@'))
    .map(([member, value]) => ` ${member.slice(1)}="${isScalar(value) ? escapeXml(String(value)) : ''}"`);
  const content = members
    .filter(([member]) => !member.startsWith('@'))
    .map(([member, value]) => {
      if (member === '$' && isScalar(value)) return textOf(name, value, style);
      return write(member, value, style);
    });
  return tag(name, attributes.join(''), content.join(''));
}

function tag(name: string, attributes: string, content: string): string {
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}

function isScalar(value: Value): value is Scalar {
  return !isList(value) && !isNode(value);
}

function textOf(name: string, value: Scalar, { cdata }: XmlStyle): string {
  if (!cdata.includes(name) || value === '') return escapeXml(String(value));
  // A section cannot hold its own end, so it is cut there.
  return `<![CDATA[${withoutForbidden(String(value)).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
