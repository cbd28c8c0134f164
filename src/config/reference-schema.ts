/** A JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const KINDS = 'env|file';

/** What the schemas below refer to, for the `definitions` of the document. */
export const REFERENCE_DEFINITIONS: Readonly<Record<string, JsonSchema>> = {
  reference: {
    description: 'Resolved in the worker, and read as what stands here.',
    type: 'string',
    pattern: `^\\$\\{(${KINDS}):[^}]+\\}$`,
  },
  textWithReference: {
    description: 'Text with references, which are resolved in the worker.',
    type: 'string',
    pattern: `(^|[^$])\\$\\{(${KINDS}):[^}]+\\}`,
  },
};

/** The same schema, which takes a reference wherever it wants a number, true or false, or text of some form. */
export function withReferences(schema: JsonSchema): JsonSchema {
  const alternatives = listOf(schema['anyOf']);
  const all = alternatives.length > 0 ? alternatives : [schema];
  const inner = withInner(schema);
  if (all.some(takesAnyText)) return inner;
  const scalars = all.flatMap(typesOf).filter((type) => type !== 'object' && type !== 'array');
  if (scalars.length === 0) return inner;
  const reference = {
    $ref: `#/definitions/${scalars.includes('string') ? 'textWithReference' : 'reference'}`,
  };
  if (alternatives.length > 0) return { ...inner, anyOf: [...listOf(inner['anyOf']), reference] };
  const { description, default: usual, ...rest } = inner;
  return {
    ...(description !== undefined && { description }),
    ...(usual !== undefined && { default: usual }),
    anyOf: [rest, reference],
  };
}

/** Alternatives are not given a reference each: the schema around them has one. */
function withInner(schema: JsonSchema): JsonSchema {
  const entries = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
    if (keyword === 'properties' || keyword === 'definitions')
      return [keyword, mapped(value, withReferences)];
    if (keyword === 'items' || keyword === 'additionalProperties') {
      return [keyword, isSchema(value) ? withReferences(value) : value];
    }
    return [keyword, keyword === 'anyOf' ? listOf(value).map(withInner) : value];
  });
  return Object.fromEntries(entries);
}

function mapped(value: unknown, change: (schema: JsonSchema) => JsonSchema): unknown {
  const entries = Object.entries(value as Readonly<Record<string, JsonSchema>>);
  return Object.fromEntries(entries.map(([name, schema]) => [name, change(schema)]));
}

function typesOf(schema: JsonSchema): string[] {
  const { type, enum: words } = schema;
  if (typeof type === 'string') return [type];
  if (Array.isArray(type)) return type as string[];
  const values = 'const' in schema ? [schema['const']] : Array.isArray(words) ? words : [];
  return values.map((value) => typeof value);
}

function takesAnyText(schema: JsonSchema): boolean {
  const isFree = ['pattern', 'const', 'enum', '$ref', 'anyOf'].every((keyword) => !(keyword in schema));
  const types = typesOf(schema);
  return isFree && (types.length === 0 || types.includes('string'));
}

function listOf(value: unknown): JsonSchema[] {
  return Array.isArray(value) ? (value as JsonSchema[]) : [];
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}
