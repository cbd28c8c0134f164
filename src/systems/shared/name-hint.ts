/** What of a name pattern (`*` any text, `?` one character) a server can filter by: the whole name, or how it begins. */
export interface NameHint {
  readonly whole?: string;
  readonly start?: string;
}

/** The hint in a pattern; empty where it begins with a wildcard. */
export function nameHint(pattern: string | undefined): NameHint {
  if (pattern === undefined) return {};
  const start = /^[^*?]*/.exec(pattern)?.[0] ?? '';
  if (start === pattern) return { whole: pattern };
  return start === '' ? {} : { start };
}
