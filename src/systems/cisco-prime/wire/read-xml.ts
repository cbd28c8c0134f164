import { SaxesParser } from 'saxes';
import { MAX_DEPTH, MAX_ELEMENTS, UnreadableDocument, type Element } from './element';

interface OpenElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Element[];
  readonly text: string[];
}

/**
 * Reads an XML document. The parser is strict and expands no entity but the five predefined ones and character references; a document
 * type is refused, because it is where entities are declared.
 *
 * @throws UnreadableDocument for a document that is not well-formed, has a document type, or exceeds a limit
 */
export function readXml(text: string): Element {
  const parser = new SaxesParser();
  const tree = new GrowingTree();
  parser.on('error', () => fail('XML that is not well-formed')); // the parser's own message quotes the document
  parser.on('doctype', () => fail('XML with a document type'));
  parser.on('opentag', ({ name, attributes }) => tree.open(name, { ...attributes }));
  parser.on('text', (piece) => tree.add(piece));
  parser.on('cdata', (piece) => tree.add(piece));
  parser.on('closetag', () => tree.close());
  parser.write(text).close();
  return tree.root ?? fail('XML without an element');
}

class GrowingTree {
  root: Element | undefined;
  private readonly stack: OpenElement[] = [];
  private count = 0;

  open(name: string, attributes: Record<string, string>): void {
    if (this.stack.length >= MAX_DEPTH) fail(`XML nested deeper than ${MAX_DEPTH} levels`);
    if (++this.count > MAX_ELEMENTS) fail(`XML with more than ${MAX_ELEMENTS} elements`);
    this.stack.push({ name, attributes, children: [], text: [] });
  }

  add(piece: string): void {
    this.stack.at(-1)?.text.push(piece);
  }

  close(): void {
    const open = this.stack.pop();
    if (!open) return;
    const element = closed(open);
    const parent = this.stack.at(-1);
    if (parent) parent.children.push(element);
    else this.root = element;
  }
}

function closed({ name, attributes, children, text }: OpenElement): Element {
  const own = text.join('');
  return { name, attributes, children, text: children.length > 0 && own.trim() === '' ? '' : own };
}

function fail(what: string): never {
  throw new UnreadableDocument(what);
}
