import { existsSync } from 'node:fs';
import { join } from 'node:path';

const REPOSITORY = join(__dirname, '../..');

/**
 * The path of a file of the built package. `JOB_CONTROL_DEMO_LIB` names another folder than `lib`, for tests.
 * Throws what to do when it is not there.
 */
export function builtFile(path: string): string {
  const file = join(REPOSITORY, process.env.JOB_CONTROL_DEMO_LIB ?? 'lib', path);
  if (!existsSync(file)) throw new Error(`${file} is not there: run "npm run build" first.`);
  return file;
}
