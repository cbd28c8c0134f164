import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

/** A file with its path from the repository's root, slashes forward. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Every file of the repository that is not ignored, committed or not yet. */
export function repositoryFiles(...patterns: readonly string[]): SourceFile[] {
  const arguments_ = ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns];
  const paths = execFileSync('git', arguments_, { cwd: ROOT, encoding: 'utf8' }).split('\n');
  return paths.filter((path) => path !== '' && existsSync(join(ROOT, path))).map(sourceFile);
}

export function sourceFile(path: string): SourceFile {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}
