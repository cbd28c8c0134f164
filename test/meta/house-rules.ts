import { homedir } from 'node:os';
import { posix } from 'node:path';
import ts from 'typescript';
import { declaredNames } from './folder-shape';
import { ROOT, type SourceFile } from './source-files';

const MOST_LINES = 250;

/** File names that say nothing: whatever has no place ends up there. */
const EMPTY_FILE_NAMES = /^(utils?|types|common|misc)$|(^|-)(helpers?|manager|factory|base)($|-)/;
const EMPTY_NAMES = /^Base[A-Z]|(Manager|Factory|Helpers?|Utils?)$/;

/** Names in a source file that say nothing. */
export function emptyNames({ path, text }: SourceFile): string[] {
  const file = posix.basename(path).replace(/\..*$/, '');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const declared = source.statements.flatMap(declaredNames).filter((name) => EMPTY_NAMES.test(name));
  return [...(EMPTY_FILE_NAMES.test(file) ? [file] : []), ...declared].map((name) => `${path}: ${name}`);
}

/** Too long to make one point. */
export function longFiles({ path, text }: SourceFile): string[] {
  const lines = text.replace(/\n$/, '').split('\n').length;
  return lines > MOST_LINES ? [`${path}: ${lines} lines`] : [];
}

/** In pieces, so that this file does not hold what it looks for. */
const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a postponed task', new RegExp(`\\b(${'TO'}DO|${'FIX'}ME)\\b`)],
  [
    'a registry host',
    new RegExp(`\\bregistry\\.[\\w-]+\\.\\w|\\bpy${'pi'}\\.\\w|python${'hosted'}|arti${'factory'}`),
  ],
  [
    'a path of one machine',
    new RegExp(`(?<![\\w.}])(/${'home'}/(?!me\\b)|/${'Users'}/|/${'root'}/|[A-Z]:\\\\${'Users'})`),
  ],
];

/** What must not stand in a file of the repository, with its line. */
export function forbiddenTexts({ path, text }: SourceFile): string[] {
  return text.split('\n').flatMap((line, index) => {
    const found = FORBIDDEN.filter(([, pattern]) => pattern.test(line)).map(([what]) => what);
    if (hereAndNow.some((place) => line.includes(place))) found.push('a path of this machine');
    return found.map((what) => `${path}:${index + 1}: ${what}`);
  });
}

/** Where this very checkout is, and whose it is: in no file, on no machine. Short ones are ordinary words. */
const hereAndNow = [ROOT, homedir()].filter((place) => place.split('/').length > 2);
