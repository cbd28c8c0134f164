import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { builtFile, builtLib } from '../../processes/built';
import type { Cleanup } from '../../processes/cleanup';
import type { Sabotage } from './sabotages';

/** Inside the checkout, so that the copy finds the dependencies. */
const PLACE = resolve(__dirname, '../../../node_modules/.cache');

/**
 * Copies the built package and switches one protection off in the copy. Returns its folder, which `cleanup` removes.
 *
 * @throws when the place to change is not there exactly once
 */
export async function sabotagedLib(sabotage: Sabotage, cleanup: Cleanup): Promise<string> {
  const { name, file } = sabotage;
  builtFile(file);
  const folder = join(PLACE, `job-control-sabotage-${process.pid}`, name.replace(/\W+/g, '-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true }));
  await cp(builtLib(), folder, { recursive: true });
  const path = join(folder, file);
  await writeFile(path, sabotaged(await readFile(path, 'utf8'), sabotage));
  return folder;
}

/** The code with the protection off. Throws when the place to change is not there exactly once. */
export function sabotaged(code: string, { name, file, find, replace }: Sabotage): string {
  const [before = '', after, ...more] = code.split(find);
  if (after === undefined || more.length > 0) {
    const times = after === undefined ? 'not there' : `there ${more.length + 1} times`;
    throw new Error(`Sabotage of ${name}: "${find}" is ${times} in ${file}; it must be there once.`);
  }
  return before + replace + after;
}
