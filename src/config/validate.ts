import type { z } from 'zod';
import { dataPath, findingsOf, valueAt, type Finding } from '../schema/issue-text';
import type { SettingsPath } from './settings-error';

/** What a schema makes of data: the value, or at least one finding. */
export type Validated = { readonly value: unknown } | { readonly findings: readonly Finding[] };

/**
 * Validates data against a schema. A reference is always text, so text that came from one (`isReference`) is read as a number or as
 * true or false where the schema wants that; text that stands in the file is not.
 */
export function validate(
  schema: z.ZodType,
  data: unknown,
  isReference: (path: SettingsPath) => boolean,
): Validated {
  const first = schema.safeParse(data);
  if (first.success) return { value: first.data };
  const read = first.error.issues
    .flatMap((issue) => wantedTypes(issue, []))
    .reduce((copy, { path, type }) => {
      const value = isReference(path) ? readAs(type, valueAt(copy, path)) : undefined;
      return value === undefined ? copy : withValue(copy, path, value);
    }, data);
  const second = read === data ? first : schema.safeParse(read);
  if (second.success) return { value: second.data };
  return { findings: second.error.issues.flatMap((issue) => findingsOf(issue, read)) };
}

interface WantedType {
  readonly path: SettingsPath;
  readonly type: string;
}

function wantedTypes(issue: z.core.$ZodIssue, around: SettingsPath): WantedType[] {
  const path = [...around, ...dataPath(issue.path)];
  if (issue.code === 'invalid_type') return [{ path, type: issue.expected }];
  if (issue.code === 'invalid_value') return issue.values.map((value) => ({ path, type: typeof value }));
  if (issue.code === 'invalid_union') return issue.errors.flat().flatMap((inner) => wantedTypes(inner, path));
  return [];
}

function readAs(type: string, value: unknown): number | boolean | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (type === 'boolean') return /^(true|false)$/.test(text) ? text === 'true' : undefined;
  if (type !== 'number' && type !== 'int') return undefined;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function withValue(data: unknown, [first, ...rest]: SettingsPath, value: unknown): unknown {
  if (first === undefined) return value;
  const inner = withValue(valueAt(data, [first]), rest, value);
  if (Array.isArray(data)) return data.map((entry: unknown, index) => (index === first ? inner : entry));
  return { ...(data as Record<string, unknown>), [first]: inner };
}
