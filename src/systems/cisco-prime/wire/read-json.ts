import { MAX_ELEMENTS, UnreadableDocument, type Element } from './element';

/**
 * Makes the same element of a parsed JSON document that its XML would give: a key is a child, an array several of them, `@name` an
 * attribute and `$` the text. A list of one that v1 collapsed, an empty wrapper written `""`, `{}` or `null`, and numbers that were
 * texts read alike.
 *
 * @param value as `parseJson` with `bigIntegers: 'text'` gives it, which also limits its depth
 * @throws UnreadableDocument when it is no object with exactly one root, or has too many members
 */
export function readJson(value: unknown): Element {
  const roots = isObject(value) ? Object.entries(value).filter(([key]) => !key.startsWith('@')) : [];
  const [root, ...others] = roots;
  if (!root || others.length > 0) throw new UnreadableDocument('JSON without exactly one root');
  const count = { left: MAX_ELEMENTS };
  const [element, ...more] = elementsOf(root[0], root[1], count);
  if (!element || more.length > 0) throw new UnreadableDocument('JSON without exactly one root');
  return element;
}

interface Count {
  left: number;
}

function elementsOf(name: string, value: unknown, count: Count): Element[] {
  if (Array.isArray(value)) return value.flatMap((item) => elementsOf(name, item, count));
  if (--count.left < 0) throw new UnreadableDocument(`JSON with more than ${MAX_ELEMENTS} members`);
  if (!isObject(value)) return [{ name, attributes: {}, children: [], text: textOf(value) }];
  const members = Object.entries(value);
  const attributes = members.filter(([key]) => key.startsWith('@'));
  return [
    {
      name,
      attributes: Object.fromEntries(attributes.map(([key, text]) => [key.slice(1), textOf(text)])),
      children: members
        .filter(([key]) => key !== '$' && !key.startsWith('@'))
        .flatMap(([key, member]) => elementsOf(key, member, count)),
      text: textOf(value['$']),
    },
  ];
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
