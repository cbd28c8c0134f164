import { badRequest } from '../refusal';

/** An element of a request's body, the same whether it came as JSON or as XML. */
export interface PayloadElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly PayloadElement[];
}

/** The children of that name. */
export function all({ children }: PayloadElement, name: string): PayloadElement[] {
  return children.filter((child) => child.name === name);
}

/** The child at the end of a path of single children; throws a `Refusal` 400 when there is none. */
export function the(element: PayloadElement, ...path: readonly string[]): PayloadElement {
  return path.reduce((parent, name) => {
    const [child, ...more] = all(parent, name);
    if (!child || more.length > 0) throw badRequest(`The payload needs one ${name}`);
    return child;
  }, element);
}

/** The text of a child that must be there and not empty; throws a `Refusal` 400. */
export function textAt(element: PayloadElement, name: string): string {
  const { text } = the(element, name);
  if (text === '') throw badRequest(`The payload needs a ${name}`);
  return text;
}
