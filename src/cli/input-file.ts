import { readText } from '../config/read-text';
import type { SettingsPath } from '../config/settings-error';
import { parseYaml } from '../config/yaml-source';
import { isObject } from '../contract/value-checks';
import { wrongUsage } from './exit-codes';

/** A file in YAML or JSON with the input of a workflow, or a part of it. */
export interface InputFile {
  readonly data: Readonly<Record<string, unknown>>;
  /** A problem of the checks of the contract (`steps.drain.after[0]: …`) with the line that it is about. */
  readonly placed: (problem: string) => string;
}

/** Reads such a file. Throws, with line and column, what is wrong with its form. */
export function readInputFile(file: string): InputFile {
  const source = parseYaml(textOf(file));
  const [problem] = source.problems;
  if (problem) throw wrongUsage(`${file}${place(problem.at)} ${problem.message}`);
  if (!isObject(source.data)) throw wrongUsage(`${file}:1:1 expected a map with the members of the input`);
  return {
    data: source.data,
    placed: (text) => `${file}${place(source.positionOf(pathIn(text)))} ${text}`,
  };
}

function textOf(file: string): string {
  try {
    return readText(file);
  } catch (error) {
    throw wrongUsage(`${file} ${(error as Error).message}`);
  }
}

/** The path before the first colon: names with dots between, and indexes in brackets. */
function pathIn(problem: string): SettingsPath {
  const path = problem.slice(0, Math.max(0, problem.indexOf(': ')));
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([name, index]) =>
    index === undefined ? name : Number(index),
  );
}

function place(at: { readonly line: number; readonly column: number } | undefined): string {
  return at === undefined ? '' : `:${at.line}:${at.column}`;
}
