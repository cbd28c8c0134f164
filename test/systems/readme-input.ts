import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RemediateJobsInput, RerunRecipe } from '../../src/contract';

/** The input that the README of a vendor shows, and the one recipe in it with the job that it is for. */
export function readmeInput(vendor: string): {
  readonly input: RemediateJobsInput;
  readonly id: string;
  readonly recipe: RerunRecipe;
} {
  const readme = readFileSync(join(__dirname, '../../src/systems', vendor, 'README.md'), 'utf8');
  const [, json] = /```json\n([\s\S]*?)```/.exec(readme) ?? [];
  if (json === undefined) throw new Error(`The README of ${vendor} shows no input in JSON.`);
  const input = JSON.parse(json) as RemediateJobsInput;
  const [entry, ...others] = Object.entries(input.rerun?.recipes ?? {});
  if (!entry || others.length > 0) throw new Error(`The README of ${vendor} shows no single recipe.`);
  const [id, recipe] = entry;
  return { input, id, recipe };
}
