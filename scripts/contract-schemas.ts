import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CompletedConfig,
  createFormatter,
  createParser,
  createProgram,
  DEFAULT_CONFIG,
  type Schema,
  SchemaGenerator,
} from 'ts-json-schema-generator';
import {
  LEDGER_QUERY,
  PLAN_DECISION_UPDATE,
  PLAN_PROGRESS_QUERY,
  PLAN_WORKFLOWS,
  PROGRESS_QUERY,
  RESOLVE_RERUN_UPDATE,
  WORKFLOWS,
} from '../src/contract';

const REPOSITORY = join(__dirname, '..');

/** Where the JSON Schemas are kept, for clients in other languages. */
export const SCHEMAS = join(REPOSITORY, 'schemas');

/** What crosses into a workflow. An unknown member is a slip of the pen. */
const GIVEN: Readonly<Record<string, string>> = {
  [`${WORKFLOWS.stop}.input`]: 'StopJobsInput',
  [`${WORKFLOWS.rerun}.input`]: 'RerunJobsInput',
  [`${WORKFLOWS.remediate}.input`]: 'RemediateJobsInput',
  [`${WORKFLOWS.await}.input`]: 'AwaitJobsInput',
  [`${WORKFLOWS.read}.input`]: 'ReadJobsInput',
  [`${PLAN_WORKFLOWS.run}.input`]: 'PlanInput',
  [`${PLAN_WORKFLOWS.dryRun}.input`]: 'PlanInput',
  [RESOLVE_RERUN_UPDATE]: 'RerunResolution',
  [PLAN_DECISION_UPDATE]: 'PlanDecision',
};

/** What a workflow gives. Later versions may add members, so unknown ones are let through. */
const GOT: Readonly<Record<string, string>> = {
  [`${WORKFLOWS.stop}.result`]: 'StopJobsResult',
  [`${WORKFLOWS.rerun}.result`]: 'RerunJobsResult',
  [`${WORKFLOWS.remediate}.result`]: 'RemediateJobsResult',
  [`${WORKFLOWS.await}.result`]: 'AwaitJobsResult',
  [`${WORKFLOWS.read}.result`]: 'ReadJobsResult',
  [`${PLAN_WORKFLOWS.run}.result`]: 'PlanResult',
  [`${PLAN_WORKFLOWS.dryRun}.result`]: 'PlanForecast',
  [PROGRESS_QUERY]: 'Progress',
  [PLAN_PROGRESS_QUERY]: 'PlanProgress',
};

/** Every schema, by the name of its file: made from the types of the contract, with their docstrings. */
export function contractSchemas(): Readonly<Record<string, Schema>> {
  const [given, got] = [generator(false), generator(true)];
  const schemas = {
    ...made(given, GIVEN),
    ...made(got, GOT),
    [LEDGER_QUERY]: listOf(got, 'LedgerEntry'),
  };
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      `${name}.schema.json`,
      { $schema: 'http://json-schema.org/draft-07/schema#', title: name, ...schema },
    ]),
  );
}

/** The text of a schema's file. */
export function schemaText(schema: Schema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function generator(additionalProperties: boolean): SchemaGenerator {
  const config: CompletedConfig = {
    ...DEFAULT_CONFIG,
    path: join(REPOSITORY, 'src/contract/index.ts'),
    tsconfig: join(REPOSITORY, 'tsconfig.build.json'),
    // The compiler's own run checks types.
    skipTypeCheck: true,
    topRef: false,
    additionalProperties,
  };
  const program = createProgram(config);
  const parser = createParser(program, config);
  return new SchemaGenerator(program, parser, createFormatter(config), config);
}

function made(
  from: SchemaGenerator,
  types: Readonly<Record<string, string>>,
): Readonly<Record<string, Schema>> {
  return Object.fromEntries(Object.entries(types).map(([name, type]) => [name, from.createSchema(type)]));
}

function listOf(from: SchemaGenerator, type: string): Schema {
  const { definitions = {}, ...entry } = from.createSchema(type);
  delete entry.$schema;
  return {
    type: 'array',
    items: { $ref: `#/definitions/${type}` },
    definitions: { ...definitions, [type]: entry },
  };
}

if (require.main === module) {
  mkdirSync(SCHEMAS, { recursive: true });
  for (const [file, schema] of Object.entries(contractSchemas()))
    writeFileSync(join(SCHEMAS, file), schemaText(schema));
}
