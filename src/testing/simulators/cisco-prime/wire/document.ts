/** Text, numbers, truth values; a bigint is an id of the type "long", written with all its digits. */
export type Scalar = string | number | bigint | boolean;

/** A list stands for repeated elements of one name. */
export type Value = Scalar | Node | readonly Value[];

/** An element: `@name` is an attribute, `$` its text, anything else a child. What is undefined is left out. */
export interface Node {
  readonly [member: string]: Value | undefined;
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isNode(value: Value | undefined): value is Node {
  return typeof value === 'object' && !isList(value);
}

/** The members that are there, empty lists included. */
export function membersOf(node: Node): [string, Value][] {
  return Object.entries(node).filter((entry): entry is [string, Value] => entry[1] !== undefined);
}

/** True for an element that only wraps a list, and the list is empty: `runInstances` of a job that never ran. */
export function isEmptyWrapper(node: Node): boolean {
  return membersOf(node).every(([, value]) => isList(value) && value.length === 0);
}
