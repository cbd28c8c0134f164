import type { z } from 'zod';

/** Where something stands in data: keys and list indexes, outermost first. */
export type DataPath = readonly (string | number)[];

/** What a schema found wrong, in the words of somebody who wrote the data. */
export interface Finding {
  readonly path: DataPath;
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'whole number',
  boolean: 'true or false',
  array: 'list',
  object: 'map',
  record: 'map',
};

/** The findings of one issue about `data`: several for several unknown keys. They name keys and types, never a value. */
export function findingsOf(issue: Issue, data: unknown): Finding[] {
  const path = dataPath(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: 'unknown key' }));
  }
  const value = valueAt(data, path);
  if (issue.code === 'invalid_union') return unionFindings(issue, path, value);
  if (value === undefined && issue.code !== 'custom')
    return [{ path, message: `missing, ${expectation(issue)}` }];
  const got = issue.code === 'invalid_type' && isOwnWording(issue) ? `, got ${nameOfType(value)}` : '';
  return [{ path, message: expectation(issue) + got }];
}

/** All findings in one line, `path: what was expected`, joined by semicolons. `name` stands for the data as a whole. */
export function findingsText(error: z.ZodError, data: unknown, name: string): string {
  const findings = error.issues.flatMap((issue) => findingsOf(issue, data));
  return findings.map(({ path, message }) => `${path.join('.') || name}: ${message}`).join('; ');
}

/** The path of an issue without the symbols that YAML cannot have. */
export function dataPath(path: readonly PropertyKey[]): DataPath {
  return path.map((segment) => (typeof segment === 'symbol' ? segment.toString() : segment));
}

/** Whether a value is what YAML calls a map. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path; `undefined` where there is none. */
export function valueAt(data: unknown, path: DataPath): unknown {
  return path.reduce<unknown>((value, segment) => {
    const own = typeof value === 'object' && value !== null && Object.hasOwn(value, segment);
    return own ? (value as Record<string | number, unknown>)[segment] : undefined;
  }, data);
}

/** Of a union, the alternative that was meant is the one whose kind of value this is; if there is none, all are named. */
function unionFindings(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: DataPath,
  value: unknown,
): Finding[] {
  const alternatives = issue.errors.map((issues) => issues.flatMap((inner) => findingsOf(inner, value)));
  const meant = issue.errors.findIndex((issues) =>
    issues.every((inner) => inner.path.length > 0 || !isOfOtherKind(inner)),
  );
  const findings = alternatives[meant];
  if (findings) return findings.map((finding) => ({ ...finding, path: [...path, ...finding.path] }));
  const messages = alternatives.map((all) => all[0]?.message.replace(/, got .*|^missing, /g, '') ?? '');
  const expected = [...new Set(messages)].join(', or ') || withoutPreamble(issue.message);
  return [
    { path, message: value === undefined ? `missing, ${expected}` : `${expected}, got ${nameOfType(value)}` },
  ];
}

function isOfOtherKind(issue: Issue): boolean {
  return issue.code === 'invalid_type' || issue.code === 'invalid_value';
}

function expectation(issue: Issue): string {
  if (!isOwnWording(issue)) return issue.message;
  if (issue.code === 'invalid_type') return `expected ${TYPE_NAMES[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `expected ${issue.values.map(String).join(' | ')}`;
  return withoutPreamble(issue.message);
}

/** False where the schema brings a message of its own. */
function isOwnWording(issue: Issue): boolean {
  return /^(Invalid|Too|Unrecognized)/.test(issue.message);
}

function withoutPreamble(message: string): string {
  return message.replace(/^Invalid input: /, '');
}

function nameOfType(value: unknown): string {
  if (value === null) return 'nothing';
  const name = Array.isArray(value) ? 'array' : typeof value;
  return TYPE_NAMES[name] ?? name;
}
