import { constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { CliSource } from './cli-source';
import { requireRecent } from './cli-version';
import { isThere } from './is-there';

/** The first `temporal` on `PATH`, when it is recent enough. */
export function onPath(env: NodeJS.ProcessEnv): CliSource {
  return {
    name: 'temporal on PATH',
    async find() {
      for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
        const path = join(folder, 'temporal');
        if (!(await isThere(path, constants.X_OK))) continue;
        await requireRecent(path);
        return path;
      }
      throw new Error('there is none');
    },
  };
}
