/** One element of a document, whatever format it came in. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Its own text; empty where it has children and only white space between them. */
  readonly text: string;
}

/** A document that nobody documents, or that is made to do harm. Its message never quotes the document. */
export class UnreadableDocument extends Error {}

/** How deep elements may stand inside each other, as in `parseJson`. */
export const MAX_DEPTH = 64;

/** How many elements one document may have: each costs far more memory than the four bytes of `<a/>`. */
export const MAX_ELEMENTS = 500_000;

/** All children of that name: the one place where a list of one, of many and of none are the same. */
export function childrenNamed(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The elements at the end of a path, for example `success`, `success`. */
export function elementsAt(element: Element | undefined, ...path: readonly string[]): readonly Element[] {
  return path.reduce<readonly Element[]>(
    (found, name) => found.flatMap((parent) => childrenNamed(parent, name)),
    element ? [element] : [],
  );
}

/** The text of the first child of that name, trimmed; `undefined` where it is absent or empty, which Prime does not tell apart. */
export function textOf(element: Element | undefined, name: string): string | undefined {
  const text = childrenNamed(element, name)[0]?.text.trim();
  return text === '' ? undefined : text;
}

/** Every element of that name, wherever it stands. */
export function descendantsNamed(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsNamed(child, name),
  ]);
}
