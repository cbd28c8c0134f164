import { z } from 'zod';
import { SYSTEM_NAME } from '../contract/system-name';
import { nexusSchema, PART_MEANINGS, TASK_QUEUE, taskQueueSchema } from './file-schema';
import { REFERENCE_DEFINITIONS, withReferences, type JsonSchema } from './reference-schema';
import type { Vendors } from './vendor';

export type { JsonSchema } from './reference-schema';

/**
 * The JSON Schema (draft-07, which editors know) of a settings file with these vendors, from the schemas that settings are validated by. What
 * a JSON Schema cannot say, such as that two options exclude each other, only the worker finds.
 */
export function settingsJsonSchema(vendors: Vendors): JsonSchema {
  const names = Object.keys(vendors).sort();
  const options = z.object(
    Object.fromEntries(names.map((name) => [name, vendors[name]?.options ?? z.never()])),
  );
  const { properties, definitions } = schemaOf(options);
  const ofVendors = Object.entries(properties as Readonly<Record<string, JsonSchema>>);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Settings of temporal-job-control',
    type: 'object',
    properties: fileParts(),
    additionalProperties: false,
    anyOf: ['systems', 'zones'].map((part) => ({
      required: [part],
      properties: { [part]: { minProperties: 1 } },
    })),
    definitions: {
      system: systemSchema(names),
      ...Object.fromEntries(ofVendors.map(([name, schema]) => [name, vendorSchema(name, schema)])),
      ...withoutFormats(definitions),
      ...REFERENCE_DEFINITIONS,
    },
  };
}

function fileParts(): JsonSchema {
  const taskQueue = withReferences(schemaOf(taskQueueSchema));
  const bySystem = { type: 'object', propertyNames: { pattern: SYSTEM_NAME.source } };
  return {
    taskQueue: { description: PART_MEANINGS.taskQueue, default: TASK_QUEUE, ...taskQueue },
    systems: {
      description: PART_MEANINGS.systems,
      ...bySystem,
      additionalProperties: { $ref: '#/definitions/system' },
    },
    zones: { description: PART_MEANINGS.zones, ...bySystem, additionalProperties: taskQueue },
    nexus: { description: PART_MEANINGS.nexus, default: false, ...withReferences(schemaOf(nexusSchema)) },
  };
}

/** A union that is told apart by `vendor`, so that a wrong option is said to be wrong for that vendor. */
function systemSchema(names: readonly string[]): JsonSchema {
  return {
    type: 'object',
    required: ['vendor'],
    properties: { vendor: { enum: names } },
    oneOf: names.map((name) => ({ $ref: `#/definitions/${name}` })),
  };
}

function vendorSchema(name: string, schema: JsonSchema): JsonSchema {
  const { properties, required, ...rest } = withReferences(withoutFormats(schema));
  return {
    ...rest,
    properties: {
      vendor: { const: name, description: 'What kind of system it is.' },
      ...(properties as object),
    },
    required: ['vendor', ...(Array.isArray(required) ? (required as string[]) : [])],
  };
}

function schemaOf(schema: z.ZodType): JsonSchema {
  const said = z.toJSONSchema(schema, { io: 'input', target: 'draft-07' });
  return Object.fromEntries(Object.entries(said).filter(([keyword]) => keyword !== '$schema'));
}

/** zod names formats of its own beside the patterns that say the same. */
function withoutFormats(value: unknown): JsonSchema {
  const copy = JSON.parse(JSON.stringify(value ?? {}), (key, part: unknown) =>
    key === 'format' && typeof part === 'string' ? undefined : part,
  ) as JsonSchema;
  return copy;
}
