import { createHash } from 'node:crypto';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runBounded } from '../processes/run-bounded';
import { cacheFolders, requireOwn, stageInCache } from '../temporal-server/cache';
import { isThere } from '../temporal-server/is-there';

const STEP_WITHIN_MS = 180_000;

/** What a virtual environment is made of. */
export interface Ingredients {
  /** The file with the packages that it holds. */
  readonly requirements: string;
  /** The version of `python3`. */
  readonly version: string;
}

/**
 * The Python of a virtual environment with these packages: the one that an earlier run kept in the cache folder, or one that is made now
 * with `python3 -m venv` and pip, as this machine is set up for it. Other packages or another Python are another environment.
 * Throws what pip or venv said.
 */
export async function pythonWith(
  ingredients: Ingredients,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const folders = cacheFolders(env);
  const name = await nameOf(ingredients);
  const kept = await cached(folders, name);
  if (kept !== undefined) return kept;
  const staging = await stageInCache(folders);
  try {
    const made = join(staging.path, 'environment');
    await fill(made, ingredients.requirements, env);
    const place = join(staging.folder, name);
    await moveInto(place, made);
    return pythonIn(place);
  } finally {
    await rm(staging.path, { recursive: true, force: true });
  }
}

/** In one step, so that nobody ever sees half an environment. */
async function moveInto(place: string, made: string): Promise<void> {
  await rename(made, place).catch(async (error: unknown) => {
    // Somebody who was quicker made the same; or it is one whose interpreter is gone.
    if (await isThere(pythonIn(place))) return;
    if (!(await isThere(place))) throw error;
    await rm(place, { recursive: true, force: true });
    await rename(made, place);
  });
}

async function nameOf({ requirements, version }: Ingredients): Promise<string> {
  const digest = createHash('sha256')
    .update(version)
    .update(await readFile(requirements));
  return `python-${version}-${process.platform}-${process.arch}-${digest.digest('hex').slice(0, 12)}`;
}

/** One whose interpreter is gone is passed over: its links are broken. */
async function cached(folders: readonly string[], name: string): Promise<string | undefined> {
  for (const folder of folders) {
    const python = pythonIn(join(folder, name));
    if (!(await isThere(python))) continue;
    await requireOwn(folder);
    return python;
  }
  return undefined;
}

/** Only what runs as `python FILE` works after the move out of the staging folder: the scripts in `bin` name the folder that they were made in. */
async function fill(folder: string, requirements: string, env: NodeJS.ProcessEnv): Promise<void> {
  const bounds = { timeoutMs: STEP_WITHIN_MS, env };
  await runBounded('python3', ['-m', 'venv', folder], bounds);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary=:all:'];
  await runBounded(pythonIn(folder), [...pip, '--requirement', requirements], bounds);
}

function pythonIn(folder: string): string {
  return join(folder, 'bin', 'python');
}
