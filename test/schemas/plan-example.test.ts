import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { problemsInPlan } from '../../src/contract';

const PLANS = join(__dirname, '../../examples/plans');
const SCHEMA = join(__dirname, '../../schemas/runPlan.input.schema.json');
const schema = new Ajv({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(SCHEMA, 'utf8')) as object,
);
const read = (file: string): unknown => parse(readFileSync(join(PLANS, file), 'utf8'));

describe.each(readdirSync(PLANS))('the plan in examples/plans/%s', (file) => {
  it('is one that runs', () => {
    expect(problemsInPlan(read(file))).toEqual([]);
  });

  it('is taken by the schema for editors', () => {
    expect([schema(read(file)), schema.errors]).toEqual([true, null]);
  });

  it('is refused with a slip of the pen', () => {
    const text = readFileSync(join(PLANS, file), 'utf8').replace('system:', 'sytem:');
    expect(schema(parse(text))).toBe(false);
  });
});
