import { posix } from 'node:path';
import { CLOSED_FOLDERS, IMPORT_LAW, type ImportRule } from './import-law';
import { importsOf, type ImportOf } from './imports-of';
import type { SourceFile } from './source-files';

/** Every import of a file under `src/` that breaks the import law: file, line, what it imports and which rule says no. */
export function importViolations(file: SourceFile): string[] {
  const own = file.path.replace(/^src\//, '');
  const rule = IMPORT_LAW.find(({ files }) => files.test(own));
  if (!rule) return [`${file.path}:1: no rule of the import law is for this file`];
  return importsOf(file).flatMap((found) => {
    const why = violation({ own, rule, found });
    return why === undefined ? [] : [`${file.path}:${found.line}: ${why}`];
  });
}

interface Suspect {
  readonly own: string;
  readonly rule: ImportRule;
  readonly found: ImportOf;
}

function violation({ own, rule, found }: Suspect): string | undefined {
  const { specifier, typeOnly } = found;
  if (specifier === undefined) return 'imports a computed module, which no rule can judge';
  if (typeOnly && rule.typesToo !== true) return undefined;
  const isRelative = specifier.startsWith('.');
  const target = isRelative ? posix.normalize(posix.join(posix.dirname(own), specifier)) : specifier;
  const name = isRelative ? zoneOf(target) : packageOf(specifier);
  if (isRelative && name === zoneOf(own)) return undefined;
  if (isRelative && CLOSED_FOLDERS.test(target) && !target.endsWith('/index')) {
    return `imports ${target} past its index.ts`;
  }
  if (rule.may.some((allowed) => covers(allowed, name))) return undefined;
  return `imports ${name}; ${rule.zone} may import only ${['itself', ...rule.may].join(', ')}`;
}

/** The files right below `src/`. */
const ENTRIES = [
  'plugin.ts',
  'package-version.ts',
  'vendors.ts',
  'run-worker.ts',
  'worker.ts',
  'job-control.ts',
  'index.ts',
];

/** The name by which the law speaks of a path below `src/`. */
function zoneOf(path: string): string {
  const [first = '', second = '', third] = path.split('/');
  const plain = path.replace(/(\.ts)?$/, '.ts');
  if (ENTRIES.includes(plain)) return plain;
  if (first === 'systems') return isIndex(second) ? 'systems' : `systems/${second}`;
  if (first !== 'testing') return first;
  if (isIndex(second)) return 'testing';
  const isSimulator = second === 'simulators' && !isIndex(third ?? '');
  return isSimulator ? `testing/simulators/${third}` : `testing/${second}`;
}

function isIndex(segment: string): boolean {
  return segment === '' || /^index(\.ts)?$/.test(segment);
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function covers(allowed: string, name: string): boolean {
  if (allowed === 'node:') return name.startsWith('node:');
  if (!allowed.endsWith('/*')) return allowed === name;
  const folder = allowed.slice(0, -1);
  return name.startsWith(folder) && !name.slice(folder.length).includes('/');
}
