import { parseArgs } from 'node:util';
import type { Step } from './step';

/** What the command line asks for. */
export interface CheckOptions {
  readonly steps: readonly Step[];
  /** Whether output is shown as it comes, not only when a step fails. */
  readonly verbose: boolean;
}

/** Reads `--only <names>` and `--verbose`. A step brings the one it needs. Throws, with the names there are, for an unknown one. */
export function readOptions(args: readonly string[], all: readonly Step[]): CheckOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string' }, verbose: { type: 'boolean', default: false } },
  });
  return {
    steps: values.only === undefined ? all : select(values.only.split(','), all),
    verbose: values.verbose,
  };
}

function select(names: readonly string[], all: readonly Step[]): Step[] {
  const unknown = names.filter((name) => !all.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `no step is named ${unknown.join(', ')}; there are ${all.map(({ name }) => name).join(', ')}`,
    );
  }
  const needed = all.filter(({ name }) => names.includes(name)).map(({ needs }) => needs);
  return all.filter(({ name }) => names.includes(name) || needed.includes(name));
}
