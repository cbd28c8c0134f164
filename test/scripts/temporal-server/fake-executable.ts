import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the official CLI answers. */
export const RECENT = 'echo "temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)"';

/** A shell script that stands for an executable. Resolves with its path. */
export async function fakeExecutable(path: string, script: string): Promise<string> {
  await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

/** Gives each test of a file an empty folder, and removes it afterwards. */
export function emptyFolderForEachTest(): { path: string } {
  const folder = { path: '' };
  beforeEach(async () => {
    folder.path = await mkdtemp(join(tmpdir(), 'job-control-scripts-'));
  });
  afterEach(() => rm(folder.path, { recursive: true, force: true }));
  return folder;
}
