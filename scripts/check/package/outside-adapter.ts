import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { runCommand } from '../command';
import type { InstalledPackage } from './installed-package';
import { typeErrors } from './type-errors';

/** Where docs/add-a-system.md sends those who write an adapter of their own, and what it shows them to run. */
const FOLDERS = ['test/contract-suite', 'examples/adapter'];
const TEST = 'examples/adapter/contract.test.ts';

/**
 * An adapter in a project of its own: the packed example and its test, compiled strictly and run under node:test against the packed package.
 * Resolves with the findings, none when all is well.
 */
export async function outsideAdapter(installed: InstalledPackage): Promise<string[]> {
  const { project, name } = installed;
  for (const folder of FOLDERS) {
    await cp(join(project, 'node_modules', name, folder), join(project, folder), { recursive: true });
  }
  const errors = typeErrors(installed, await filesIn(project), {
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
  });
  return errors.length > 0 ? errors : runTest(project);
}

async function filesIn(project: string): Promise<string[]> {
  const listed = await Promise.all(
    FOLDERS.map(async (folder) => (await readdir(join(project, folder))).map((file) => join(folder, file))),
  );
  return listed.flat();
}

async function runTest(project: string): Promise<string[]> {
  const loader = pathToFileURL(require.resolve('tsx')).href;
  const { code, output } = await runCommand({
    line: [process.execPath, '--import', loader, '--test', TEST],
    cwd: project,
  });
  return code === 0 ? [] : [`${TEST}:\n${output.trimEnd()}`];
}
