import { readFileSync, statSync } from 'node:fs';

/** No settings and no secret are larger: 1 MiB. */
export const MAX_FILE_BYTES = 1024 * 1024;

/**
 * Reads a text file.
 * @throws Error whose message says in a few words why it cannot be read, and never quotes it.
 */
export function readText(path: string): string {
  try {
    const { size } = regularFile(path);
    if (size > MAX_FILE_BYTES) throw new Error(`larger than ${MAX_FILE_BYTES} bytes`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new Error(code === undefined ? (error as Error).message : `cannot be read (${code})`);
  }
}

function regularFile(path: string): { readonly size: number } {
  const stats = statSync(path);
  if (!stats.isFile()) throw new Error('not a file');
  return stats;
}
