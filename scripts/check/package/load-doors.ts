import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../command';
import type { InstalledPackage } from './installed-package';

/** Loads every door with `require` and with `import`. Resolves with the findings, none when all is well. */
export async function loadDoors({ project, doors }: InstalledPackage): Promise<string[]> {
  // It must lie in the project: `import()` looks for packages from the file it is written in.
  await copyFile(join(__dirname, 'door-loader.mjs'), join(project, 'door-loader.mjs'));
  const { code, output } = await runCommand({
    line: [process.execPath, 'door-loader.mjs', ...doors],
    cwd: project,
  });
  return code === 0 ? [] : [output.trimEnd()];
}
