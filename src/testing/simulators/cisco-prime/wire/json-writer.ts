import { isEmptyWrapper, isList, isNode, membersOf, type Node, type Scalar, type Value } from './document';
import { escapeXml } from './xml-escape';

/** How JSON looks; the rules differ between v1 and what came after it. */
export interface JsonStyle {
  /** v1: lists of one collapse, slashes are escaped, `@requestUrl` is escaped as in XML. */
  readonly first: boolean;
  /** Whether texts that look like numbers become numbers. */
  readonly numbers: boolean;
  readonly emptyWrapper: 'text' | 'object' | 'absent';
  readonly emptyList: 'absent' | 'text' | 'list';
}

/** `entity[0]` and `entityId[0]` are what clients of v1 index as well; of the two other lists nobody has seen one element. */
const NEVER_COLLAPSE: readonly string[] = ['entity', 'entityId', 'operation', 'entityType'];

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** The document as JSON without white space. */
export function writeJson(root: Node, style: JsonStyle): string {
  return writeNode(root, style);
}

function write(name: string, value: Value, style: JsonStyle): string {
  if (isList(value)) return writeList(name, value, style);
  if (isNode(value)) return isEmptyWrapper(value) ? emptyWrapper(style) : writeNode(value, style);
  return writeScalar(name, value, style);
}

function writeNode(node: Node, style: JsonStyle): string {
  const members = membersOf(node)
    .filter(([, value]) => !isAbsent(value, style))
    .map(([name, value]): [string, string] => [name, write(name, value, style)]);
  if (!style.first) members.sort(attributesByName);
  return `{${members.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
}

/** In the samples from v2 on the attributes stand in the order of the alphabet, in those of v1 as in XML. */
function attributesByName([one]: [string, string], [other]: [string, string]): number {
  if (!one.startsWith('@') || !other.startsWith('@')) return 0;
  return one < other ? -1 : 1;
}

function writeList(name: string, values: readonly Value[], style: JsonStyle): string {
  if (values.length === 0) return style.emptyList === 'list' ? '[]' : '""';
  const texts = values.map((value) => write(name, value, style));
  const [only = ''] = texts;
  if (style.first && texts.length === 1 && !NEVER_COLLAPSE.includes(name)) return only;
  return `[${texts.join(',')}]`;
}

function isAbsent(value: Value, { first, emptyWrapper: wrapper, emptyList }: JsonStyle): boolean {
  if (isList(value)) return value.length === 0 && emptyList === 'absent';
  return !first && wrapper === 'absent' && isNode(value) && isEmptyWrapper(value);
}

/** v1's are empty texts, as captured from a real server. */
function emptyWrapper({ first, emptyWrapper: form }: JsonStyle): string {
  return !first && form === 'object' ? '{}' : '""';
}

function writeScalar(name: string, value: Scalar, style: JsonStyle): string {
  if (typeof value !== 'string') return String(value);
  const isText = name.startsWith('@') || name === '$';
  if (style.numbers && !isText && NUMBER.test(value)) return value;
  const text = JSON.stringify(style.first && name === '@requestUrl' ? escapeXml(value) : value);
  return style.first ? text.replaceAll('/', '\\/') : text;
}
