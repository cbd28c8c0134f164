import { dirname, resolve } from 'node:path';
import { readText } from './read-text';
import type { SettingsPath } from './settings-error';

/** Settings with their references replaced by what they refer to. */
export interface ResolvedSettings {
  readonly data: unknown;
  /** Every text that a reference gave. */
  readonly secrets: readonly string[];
  /** True for a value that is one reference and nothing else. */
  isReference(path: SettingsPath): boolean;
  readonly failures: readonly ReferenceFailure[];
}

/** A reference that gave nothing. */
export interface ReferenceFailure {
  readonly path: SettingsPath;
  readonly message: string;
  /** True where it is right, and what it refers to is not there: the stand-in is in its place then. */
  readonly hasStandIn?: true;
}

// `$${` stands for a plain `${`.
const REFERENCE = /\$\$\{|\$\{([^}]*)\}/g;
const WHOLE_REFERENCE = /^\$\{[^}]*\}$/;
// Not ours: a recipe names a secret so, and the system that reads the recipe knows what it stands for.
const NAMED_SECRET = /^secret:./;

/**
 * Replaces `${env:NAME}` and `${file:/path}` in every text, as a whole value or inside one. Files may end with a line break, which is
 * not part of the value; their paths are relative to the folder of the settings. What a reference gives is not searched again.
 * `${secret:NAME}`, by which a recipe names a secret of its system, stays as it is.
 *
 * @param standIn what to put where a reference is right and what it refers to is not there. Default: the reference stays
 */
export function resolveReferences(data: unknown, settingsFile: string, standIn?: string): ResolvedSettings {
  const pass = new ReferencePass(dirname(settingsFile), standIn);
  const resolved = pass.valueOf(data, []);
  return {
    data: resolved,
    secrets: [...pass.secrets],
    isReference: (path) => pass.wholeReferences.has(JSON.stringify(path)),
    failures: pass.failures,
  };
}

class NoReference extends Error {}

class ReferencePass {
  readonly secrets = new Set<string>();
  readonly wholeReferences = new Set<string>();
  readonly failures: ReferenceFailure[] = [];
  private readonly around = new Set<object>();

  constructor(
    private readonly folder: string,
    private readonly standIn: string | undefined,
  ) {}

  valueOf(value: unknown, path: SettingsPath): unknown {
    if (typeof value === 'string') return this.textOf(value, path);
    if (typeof value !== 'object' || value === null) return value;
    if (this.around.has(value)) {
      this.failures.push({ path, message: 'a YAML alias that contains itself' });
      return undefined;
    }
    this.around.add(value);
    const copy = Array.isArray(value)
      ? value.map((entry, index) => this.valueOf(entry, [...path, index]))
      : Object.fromEntries(
          Object.entries(value).map(([key, entry]) => [key, this.valueOf(entry, [...path, key])]),
        );
    this.around.delete(value);
    return copy;
  }

  private textOf(text: string, path: SettingsPath): string {
    if (WHOLE_REFERENCE.test(text)) this.wholeReferences.add(JSON.stringify(path));
    return text.replace(REFERENCE, (reference, inside: string | undefined) => {
      if (inside === undefined) return '${';
      if (NAMED_SECRET.test(inside)) return reference;
      try {
        const value = this.lookUp(inside);
        this.secrets.add(value);
        return value;
      } catch (error) {
        const hasStandIn = this.standIn !== undefined && !(error instanceof NoReference);
        const message = `${reference} ${(error as Error).message}`;
        this.failures.push({ path, message, ...(hasStandIn ? { hasStandIn } : {}) });
        return hasStandIn ? this.standIn : reference;
      }
    });
  }

  private lookUp(inside: string): string {
    const [, kind, name] = /^(env|file):(.+)$/.exec(inside) ?? [];
    if (kind === undefined || name === undefined) {
      throw new NoReference('is no reference: write ${env:NAME} or ${file:/path}, or $${ for a plain ${');
    }
    const value =
      kind === 'env' ? process.env[name] : readText(resolve(this.folder, name)).replace(/\r?\n$/, '');
    if (value === undefined || value === '') throw new Error(value === undefined ? 'is not set' : 'is empty');
    return value;
  }
}
