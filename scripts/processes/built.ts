import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const REPOSITORY = resolve(__dirname, '../..');

/** The folder of the built package: `lib`, or the one that `JOB_CONTROL_LIB` names from the root of the checkout, for tests. */
export function builtLib(): string {
  return resolve(REPOSITORY, process.env.JOB_CONTROL_LIB ?? 'lib');
}

/**
 * The path of a file of the built package.
 *
 * @param lib the folder of another build; default: `builtLib()`
 * @throws what to do when the file is not there
 */
export function builtFile(path: string, lib = builtLib()): string {
  const file = resolve(lib, path);
  if (!existsSync(file)) throw new Error(`${file} is not there: run "npm run build" first.`);
  return file;
}
