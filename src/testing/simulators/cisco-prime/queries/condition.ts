import { badRequest } from '../refusal';

/** The operators of the guide that are known; `eq` is what a bare value means. */
const OPERATORS = ['eq', 'startsWith', 'notStartsWith', 'contains', 'in', 'between'] as const;

/** One of them. */
export type Operator = (typeof OPERATORS)[number];

/** What is asked of an attribute. */
export interface Condition {
  readonly operator: Operator;
  readonly values: readonly string[];
}

const CALL = /^(\w+)\((.*)\)$/s;
const VALUE = /\s*(?:"([^"]*)"|([^,"]*?))\s*(?:,|$)/y;

/** Reads `X`, `"X"`, `in(1,2)`, `startsWith("Bulk")`, `between("…","…")`. Throws a `Refusal` 400. */
export function readCondition(text: string): Condition {
  const [, name, inside = ''] = CALL.exec(text) ?? [];
  if (name === undefined) return { operator: 'eq', values: [unquoted(text)] };
  const operator = OPERATORS.find((one) => one === name);
  if (!operator) throw badRequest(`There is no operator ${name}`);
  const values = valuesIn(inside);
  const wanted = { between: values.length === 2, in: values.length > 0 };
  if (!(operator === 'between' || operator === 'in' ? wanted[operator] : values.length === 1)) {
    throw badRequest(`${operator} cannot take ${values.length} values`);
  }
  return { operator, values };
}

function unquoted(text: string): string {
  return /^".*"$/s.test(text) && text.length > 1 ? text.slice(1, -1) : text;
}

function valuesIn(list: string): string[] {
  const values: string[] = [];
  for (let end = 0; end < list.length; end = VALUE.lastIndex) {
    VALUE.lastIndex = end;
    const match = VALUE.exec(list);
    if (!match || match[0] === '') throw badRequest(`The list ${list} cannot be read`);
    values.push(match[1] ?? match[2] ?? '');
  }
  return values;
}
