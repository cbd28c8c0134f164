import { isList, type Body } from './body';

/** As the vendor's page writes it. */
const DECLARATION = '<?xml version="1.0" ?>';

/** What an XML name may look like here: the names of the API are plain words. */
const NAME = /^[A-Za-z_][\w.-]*$/;

/** No escape makes these legal in XML 1.0. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/**
 * The XML of a body, by the mapping that `readJson` reads: a key is an element, an array repeats it, `@name` is an attribute and `$` the
 * text.
 *
 * @throws TypeError when it has not exactly one root, or holds what XML cannot
 */
export function writeXml(body: Body): string {
  const roots = typeof body === 'object' && body !== null && !isList(body) ? Object.entries(body) : [];
  const [root, ...others] = roots;
  if (!root || others.length > 0 || isList(root[1])) throw new TypeError('An XML body has exactly one root.');
  return DECLARATION + elements(root[0], root[1]);
}

function elements(name: string, body: Body): string {
  if (isList(body)) return body.map((item) => elements(name, item)).join('');
  if (!NAME.test(name)) throw new TypeError(`${JSON.stringify(name)} cannot be the name of an XML element.`);
  if (typeof body !== 'object' || body === null) return `<${name}>${escaped(scalar(body))}</${name}>`;
  const members = Object.entries(body);
  const attributes = members.filter(([key]) => key.startsWith('@')).map(attribute);
  const content = members.filter(([key]) => !key.startsWith('@')).map(contentOf);
  return `<${name}${attributes.join('')}>${content.join('')}</${name}>`;
}

function contentOf([key, value]: readonly [string, Body]): string {
  return key === '$' ? escaped(scalar(value)) : elements(key, value);
}

function attribute([key, value]: readonly [string, Body]): string {
  const name = key.slice(1);
  if (!NAME.test(name))
    throw new TypeError(`${JSON.stringify(name)} cannot be the name of an XML attribute.`);
  return ` ${name}="${escaped(scalar(value)).replace(/[\t\n]/g, (character) => `&#${character.charCodeAt(0)};`)}"`;
}

function scalar(body: Body): string {
  if (body === null) return '';
  if (typeof body === 'object') throw new TypeError('An XML attribute or text must be a plain value.');
  return String(body);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;', // a parser would make a line feed of it
};

function escaped(text: string): string {
  if (ILLEGAL.test(text)) throw new TypeError('A text with control characters cannot be sent as XML.');
  return text.replace(/[&<>"\r]/g, (character) => ESCAPES[character] ?? character);
}
