import { dirname, join } from 'node:path';
import { CACHED_NAME, requireOwn } from './cache';
import type { CliSource } from './cli-source';
import { requireRecent } from './cli-version';
import { isThere } from './is-there';

/** The CLI an earlier run kept, when it still works. A broken one is passed over here and replaced by the next download. */
export function cachedCopy(folders: readonly string[]): CliSource {
  return {
    name: `a cached copy in ${folders.join(' or ')}`,
    async find() {
      const broken: string[] = [];
      for (const path of folders.map((folder) => join(folder, CACHED_NAME))) {
        if (!(await isThere(path))) continue;
        try {
          await requireOwn(dirname(path));
          await requireRecent(path);
          return path;
        } catch (error) {
          broken.push((error as Error).message);
        }
      }
      throw new Error(broken.join('; ') || 'there is none yet');
    },
  };
}
