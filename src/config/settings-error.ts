import type { DataPath } from '../schema/issue-text';

/** Where something stands in the settings: keys and list indexes, outermost first. */
export type SettingsPath = DataPath;

/** One thing that is wrong with the settings. */
export interface SettingsProblem {
  /** Line and column, from 1; absent when the file could not be read at all. */
  readonly at?: { readonly line: number; readonly column: number };
  readonly path: SettingsPath;
  /** What is wrong; never a resolved value. */
  readonly message: string;
}

/** Settings that cannot be used. Its message has one line for each problem: `file:line:column path: what is wrong`. */
export class SettingsError extends Error {
  /** In the order of the file. */
  readonly problems: readonly SettingsProblem[];

  constructor(file: string, problems: readonly SettingsProblem[]) {
    const inOrder = [...problems].sort(byPosition);
    super(inOrder.map((problem) => lineFor(file, problem)).join('\n'));
    this.name = 'SettingsError';
    this.problems = inOrder;
  }
}

function byPosition(one: SettingsProblem, other: SettingsProblem): number {
  const lines = (one.at?.line ?? 0) - (other.at?.line ?? 0);
  return lines === 0 ? (one.at?.column ?? 0) - (other.at?.column ?? 0) : lines;
}

function lineFor(file: string, { at, path, message }: SettingsProblem): string {
  const place = at === undefined ? file : `${file}:${at.line}:${at.column}`;
  const text = message.replace(/\s+/g, ' ').trim();
  return path.length === 0 ? `${place} ${text}` : `${place} ${path.join('.')}: ${text}`;
}
