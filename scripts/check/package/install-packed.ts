import { access, constants, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Command, runCommand } from '../command';
import { REPOSITORY } from '../repository';
import type { InstalledPackage } from './installed-package';

const Names = z.record(z.string(), z.string()).default({});
const Manifest = z.object({
  name: z.string(),
  exports: z.record(z.string(), z.unknown()),
  bin: Names,
  dependencies: Names,
  peerDependencies: Names,
});

/** What the project needs beside the package in order to check it: the bundler, what it always bundles, and Node's types. */
const CHECKING_TOOLS = ['@temporalio/worker', '@temporalio/workflow', '@types/node'];

/**
 * Packs the checkout and unpacks the tarball into a new project. Its dependencies are links into the checkout's `node_modules`
 * (no network), and only the declared ones, so that an undeclared one is missed here and not by a user.
 * Throws when packing fails, when the manifest has no `exports`, when a `bin` is not in the tarball, or when it cannot be executed in the
 * checkout, where npx runs it as it is.
 */
export async function installPacked(folder: string, checkout = REPOSITORY): Promise<InstalledPackage> {
  await must({ line: ['npm', 'pack', '--ignore-scripts', '--pack-destination', folder], cwd: checkout });
  const manifest = Manifest.parse(JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8')));
  const programs = Object.values(manifest.bin);
  await Promise.all(programs.map((file) => access(join(checkout, file), constants.X_OK)));
  const project = join(folder, 'project');
  const target = join(project, 'node_modules', manifest.name);
  await mkdir(target, { recursive: true });
  await must({ line: ['sh', '-c', 'tar -xzf ../../../*.tgz --strip-components 1'], cwd: target });
  await Promise.all(programs.map((file) => access(join(target, file))));
  for (const name of linkedNames(manifest)) await link(name, project);
  await writeFile(join(project, 'package.json'), JSON.stringify({ name: 'project', private: true }));
  return { name: manifest.name, project, doors: doorsOf(manifest) };
}

function linkedNames({ dependencies, peerDependencies }: z.infer<typeof Manifest>): Set<string> {
  return new Set([...Object.keys(dependencies), ...Object.keys(peerDependencies), ...CHECKING_TOOLS]);
}

async function link(name: string, project: string): Promise<void> {
  const path = join(project, 'node_modules', name);
  await mkdir(dirname(path), { recursive: true });
  await symlink(join(REPOSITORY, 'node_modules', name), path);
}

function doorsOf({ name, exports }: z.infer<typeof Manifest>): string[] {
  const doors = Object.keys(exports).filter((door) => !door.endsWith('.json') && !door.includes('*'));
  return doors.map((door) => name + door.slice(1));
}

async function must(command: Command): Promise<void> {
  const { code, output } = await runCommand(command);
  if (code !== 0) throw new Error(`${command.line.join(' ')} failed:\n${output}`);
}
