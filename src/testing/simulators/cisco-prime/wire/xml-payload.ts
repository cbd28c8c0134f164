import { SaxesParser } from 'saxes';
import { badRequest } from '../refusal';
import type { PayloadElement } from './payload';

interface OpenElement {
  readonly name: string;
  text: string;
  readonly children: PayloadElement[];
}

/** Reads a body; its root becomes the only child of what is returned. Throws a `Refusal` 400. */
export function readXmlPayload(text: string): PayloadElement {
  const document: OpenElement = { name: '', text: '', children: [] };
  try {
    collect(text, document);
  } catch {
    throw badRequest('The body is not XML');
  }
  return document;
}

function collect(text: string, document: OpenElement): void {
  const open = [document];
  const top = (): OpenElement => open.at(-1) ?? document;
  const addText = (part: string): void => void (top().text += part);
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => open.push({ name, text: '', children: [] }));
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed) top().children.push(finished(closed));
  });
  parser.write(text).close();
}

/** White space around children is the layout, around a text it is not part of a value either. */
function finished({ name, text, children }: OpenElement): PayloadElement {
  return { name, text: text.trim(), children };
}
