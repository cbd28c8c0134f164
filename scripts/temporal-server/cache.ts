import { chmod, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CLI_VERSION, requireRecent } from './cli-version';
import { isThere } from './is-there';

/** The file a cached CLI has in a cache folder. A new version is a new file. */
export const CACHED_NAME = `temporal-${CLI_VERSION}-${process.platform}-${process.arch}`;

/**
 * Where a downloaded CLI may be kept, best place first, always outside the checkout: `TEMPORAL_JOB_CONTROL_CACHE` alone when it
 * is set, else the user's cache folder, else the temporary folder.
 */
export function cacheFolders(env: NodeJS.ProcessEnv): string[] {
  if (env.TEMPORAL_JOB_CONTROL_CACHE) return [env.TEMPORAL_JOB_CONTROL_CACHE];
  const caches = env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache');
  return [join(caches, 'temporal-job-control'), join(tmpdir(), `temporal-job-control-${ownId()}`)];
}

/**
 * Keeps an executable in the first folder that can be written. `fill` puts it below the folder it is given and resolves with its
 * path; only when it works does it take the cached name, in one step, so that nobody ever sees half a file.
 * Throws what `fill` throws, or why no folder can be written.
 */
export async function keepInCache(
  folders: readonly string[],
  fill: (staging: string) => Promise<string>,
): Promise<string> {
  const staging = await stageInCache(folders);
  try {
    const executable = await fill(staging.path);
    await chmod(executable, 0o755);
    await requireRecent(executable);
    const kept = join(staging.folder, CACHED_NAME);
    await rename(executable, kept);
    return kept;
  } finally {
    await rm(staging.path, { recursive: true, force: true });
  }
}

/** Throws when another user owns the folder: in a shared temporary folder anybody could have put it there. */
export async function requireOwn(folder: string): Promise<void> {
  const { uid } = await stat(folder);
  if (uid !== ownId()) throw new Error(`${folder} belongs to another user`);
}

/** A new folder inside the first cache folder that can be written: what is complete is moved from it into `folder`, in one step. */
export async function stageInCache(
  folders: readonly string[],
): Promise<{ readonly folder: string; readonly path: string }> {
  const reasons: string[] = [];
  for (const folder of folders) {
    try {
      await makeFolder(folder);
      await requireOwn(folder);
      return { folder, path: await mkdtemp(join(folder, '.staging-')) };
    } catch (error) {
      reasons.push((error as Error).message);
    }
  }
  throw new Error(`no cache folder can be written: ${reasons.join('; ')}`);
}

// Not mkdir's own `recursive`: where mkdir answers ENOENT below an existing folder (/proc, some automounts), Node 20 never returns.
async function makeFolder(folder: string): Promise<void> {
  if (await isThere(folder)) return;
  await makeFolder(dirname(folder));
  await mkdir(folder, { mode: 0o700 }).catch(async (error: unknown) => {
    if (!(await isThere(folder))) throw error;
  });
}

function ownId(): number {
  return process.getuid?.() ?? 0;
}
