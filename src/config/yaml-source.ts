import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { SettingsPath, SettingsProblem } from './settings-error';

type Position = NonNullable<SettingsProblem['at']>;

/** A YAML text, read. */
export interface YamlSource {
  /** Plain data; `undefined` where there are problems. */
  readonly data: unknown;
  readonly problems: readonly SettingsProblem[];
  /** Where the key or list entry of a path stands; of the nearest one around it, when it is not there. */
  positionOf(path: SettingsPath): Position;
}

const MAX_ALIASES = 100;

/** Reads YAML 1.2 as plain data: no tags but the standard ones, text keys only, each once, and few aliases. */
export function parseYaml(text: string): YamlSource {
  const lines = new LineCounter();
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false, // their messages quote the line, which may hold a password
      resolveKnownTags: false,
      stringKeys: true,
      uniqueKeys: true,
    });
    const problems = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
      at: positionAt(pos[0]),
      path: [],
      message: `YAML: ${message}`,
    }));
    const data: unknown = problems.length === 0 ? document.toJS({ maxAliasCount: MAX_ALIASES }) : undefined;
    return { data, problems, positionOf: (path) => positionAt(offsetOf(document, path)) };
  } catch (error) {
    return unparsed(error);
  }
}

function unparsed(error: unknown): YamlSource {
  const at = { line: 1, column: 1 };
  const message = error instanceof RangeError ? 'nested too deeply' : (error as Error).message;
  return { data: undefined, problems: [{ at, path: [], message: `YAML: ${message}` }], positionOf: () => at };
}

function offsetOf(document: Document.Parsed, path: SettingsPath): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const segment of path) {
    const [start, value] = entryOf(isAlias(node) ? node.resolve(document) : node, segment);
    if (start === undefined) break;
    offset = start;
    node = value;
  }
  return offset;
}

function entryOf(
  node: unknown,
  segment: string | number,
): readonly [start: number | undefined, value: unknown] {
  if (isSeq(node)) {
    const item = node.items[Number(segment)];
    return [startOf(item), item];
  }
  const pair = isMap(node)
    ? node.items.find(({ key }) => isScalar(key) && key.value === String(segment))
    : undefined;
  return [startOf(pair?.key), pair?.value];
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
