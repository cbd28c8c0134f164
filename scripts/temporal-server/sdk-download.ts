import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runBounded } from '../processes/run-bounded';
import { keepInCache } from './cache';
import type { CliSource } from './cli-source';
import { CLI_VERSION } from './cli-version';

const DOWNLOAD_WITHIN_MS = 120_000;

/** Downloads into the folder it is given; a parameter so that tests need no network. */
export type Download = (staging: string) => Promise<unknown>;

/** The Temporal SDK's own download. Without internet it fails at once. */
export function sdkDownload(folders: readonly string[], download: Download = startServerOnce): CliSource {
  return {
    name: `the Temporal SDK's download of version ${CLI_VERSION}`,
    find: () =>
      keepInCache(folders, async (staging) => {
        const failure = await download(staging).then(
          () => new Error('it left no executable'),
          (error: unknown) => error as Error,
        );
        // The SDK renames its file only when it is complete, so a server that then failed to start does not matter.
        const file = (await readdir(staging)).find((name) => name === `temporal-v${CLI_VERSION}`);
        if (file === undefined) throw failure;
        return join(staging, file);
      }),
  };
}

// In a process of its own: the SDK's download cannot be interrupted, and its native runtime would stay in this process.
function startServerOnce(staging: string): Promise<string> {
  const program = join(__dirname, 'sdk-download-process.ts');
  const args = [require.resolve('tsx/cli'), program, staging, `v${CLI_VERSION}`];
  return runBounded(process.execPath, args, { timeoutMs: DOWNLOAD_WITHIN_MS });
}
