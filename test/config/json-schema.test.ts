import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { SETTINGS_SCHEMA, settingsSchemaText } from '../../scripts/settings-schema';
import { settingsJsonSchema, type JsonSchema } from '../../src/config';
import { vendors } from '../../src/vendors';
import { lab, load, oneSystem } from './settings-files';

const EXAMPLES = join(__dirname, '../../examples');
const examples = readdirSync(EXAMPLES).filter((name) => name.endsWith('.yaml'));

const compiled = (schema: JsonSchema): ValidateFunction =>
  new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false }).compile(schema);
const ours = compiled(settingsJsonSchema(vendors));
const ofLab = compiled(settingsJsonSchema({ lab }));
const accepts = (text: string, schema = ofLab): boolean => schema(parse(text));

it('the published schema is what the script writes', () => {
  expect(readFileSync(SETTINGS_SCHEMA, 'utf8')).toBe(settingsSchemaText());
});

it('names no vendor that settings do not know', () => {
  expect(settingsJsonSchema({ lab })['definitions']).toMatchObject({
    system: { oneOf: [{ $ref: '#/definitions/lab' }] },
  });
});

it.each(examples)('takes examples/%s', (name) => {
  ours(parse(readFileSync(join(EXAMPLES, name), 'utf8')));
  expect(ours.errors ?? []).toEqual([]);
});

it.each(examples)('examples/%s tell editors where it is', (name) => {
  const [first = ''] = readFileSync(join(EXAMPLES, name), 'utf8').split('\n');
  expect(first).toBe(
    '# yaml-language-server: $schema=./node_modules/temporal-job-control/schemas/job-control.schema.json',
  );
});

it.each<[string, string]>([
  ['a system', oneSystem('mode: fast', 'dryRun: true', 'ids: [1, 2]', 'timeout: 5s')],
  ['a number by reference', oneSystem('connections: ${env:NUMBER}')],
  ['true or false by reference', oneSystem('dryRun: ${env:YES}')],
  ['a word by reference', oneSystem('mode: ${file:mode.txt}')],
  ['a reference in a list', oneSystem('ids: [1, "${env:NUMBER}"]')],
  ['an alternative by reference', oneSystem('restarts: {attempts: "${env:NUMBER}"}')],
  ['text of some form by reference', oneSystem('tls: {ca: "${file:/etc/ssl/ca.pem}"}')],
  ['zones alone', 'zones: {boro-berlin: job-control-berlin}'],
])('takes %s, as the worker does', (_, text) => {
  expect(accepts(text)).toBe(true);
});

it.each<[string, string]>([
  ['an unknown vendor', 'systems: {one: {vendor: lib}}'],
  ['no vendor', 'systems: {one: {url: "http://x", userId: 1}}'],
  ['an unknown key', oneSystem('speed: 3')],
  ['an unknown key at the top', `queue: x\n${oneSystem()}`],
  ['a key missing', 'systems: {one: {vendor: lab, url: "http://x"}}'],
  ['a wrong word', oneSystem('mode: slow')],
  ['text for a number', oneSystem('connections: many')],
  ['a number in other text', oneSystem('connections: "1${env:NUMBER}"')],
  ['an escaped reference', oneSystem('mode: "$${env:MODE}"')],
  ['a reference of another kind', oneSystem('dryRun: ${secret:YES}')],
  ['a wrong name of a system', 'systems: {"a b": {vendor: lab, url: "http://x", userId: 1}}'],
  ['a zone without a task queue', 'zones: {boro-berlin: }'],
  ['neither systems nor zones', 'taskQueue: x'],
  ['empty systems', 'systems: {}'],
])('refuses %s, as the worker does', (_, text) => {
  expect(accepts(text)).toBe(false);
  expect(() => load(text)).toThrow();
});

it('says of every option what it means', () => {
  const { definitions, properties } = settingsJsonSchema(vendors);
  const { system, ...others } = definitions as Readonly<Record<string, JsonSchema>>;
  expect(system).toMatchObject({ required: ['vendor'] });
  expect(undescribed({ properties, ...others })).toEqual([]);
  expect(undescribed({ one: { properties: { url: { type: 'string' } } } })).toEqual(['one.url']);
});

/** The properties, at any depth, that have no description. */
function undescribed(node: unknown, path = ''): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { properties = {} } = node as { readonly properties?: Readonly<Record<string, JsonSchema>> };
  const here = Object.entries(properties).flatMap(([name, schema]) =>
    'description' in schema || !('type' in schema || 'anyOf' in schema)
      ? []
      : [`${path}.${name}`.replace(/^\./, '')],
  );
  return [
    ...here,
    ...Object.entries(node).flatMap(([key, inner]) =>
      undescribed(inner, PLACES.has(key) ? path : `${path}.${key}`.replace(/^\./, '')),
    ),
  ];
}

const PLACES = new Set(['properties', 'anyOf', 'items', 'additionalProperties']);
