import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const REPOSITORY = join(__dirname, '..');

/** The built package that a script is to use. */
export interface BuiltLib {
  /** Relative to the root of the checkout. */
  readonly folder: string;
  /** Removes what was built for this test. */
  remove(): void;
}

/** `lib` when it is as new as `src`; otherwise a build of its own, for `lib` may be in use by others. */
export function builtLib(): BuiltLib {
  if (isNew('lib')) return { folder: 'lib', remove: () => undefined };
  // Inside the checkout, so that it finds the dependencies.
  const place = `node_modules/.cache/job-control-lib-${process.pid}`;
  const folder = `${place}/lib`;
  const command = [
    '-p',
    'tsconfig.build.json',
    '--outDir',
    folder,
    '--declaration',
    'false',
    '--declarationMap',
    'false',
  ];
  const { stdout } = spawnSync('node_modules/.bin/tsc', command, { cwd: REPOSITORY, encoding: 'utf8' });
  // The command line tells the version that stands there.
  copyFileSync(join(REPOSITORY, 'package.json'), join(REPOSITORY, place, 'package.json'));
  if (!isNew(folder)) throw new Error(`The package cannot be built: ${stdout}`);
  return { folder, remove: () => rmSync(join(REPOSITORY, place), { recursive: true, force: true }) };
}

function isNew(folder: string): boolean {
  const files = ['worker.js', 'job-control.js', 'testing/simulators/run.js'].map((file) =>
    join(REPOSITORY, folder, file),
  );
  return files.every(existsSync) && Math.min(...files.map(changedAt)) >= newestSource();
}

function newestSource(): number {
  const sources = readdirSync(join(REPOSITORY, 'src'), { recursive: true, withFileTypes: true });
  return Math.max(
    ...sources.filter((file) => file.isFile()).map((file) => changedAt(join(file.path, file.name))),
  );
}

function changedAt(file: string): number {
  return statSync(file).mtimeMs;
}
