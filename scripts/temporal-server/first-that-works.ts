import { type CliSource, ChosenCliUnusable } from './cli-source';
import { CLI_VERSION } from './cli-version';

const REMEDY = `Install the Temporal CLI ${CLI_VERSION} or newer (https://docs.temporal.io/cli#install) so that 'temporal' is on PATH, \
or set TEMPORAL_CLI_PATH to it.`;

/**
 * Asks the sources in order and resolves with the first path found. Throws one error that lists every source with its reason and
 * says what to install; or, from a source that must not be passed over, that source's `ChosenCliUnusable` at once.
 */
export async function firstThatWorks(sources: readonly CliSource[]): Promise<string> {
  const reasons: string[] = [];
  for (const source of sources) {
    try {
      return await source.find();
    } catch (error) {
      if (error instanceof ChosenCliUnusable) throw error;
      reasons.push(`  ${reasons.length + 1}. ${source.name}: ${(error as Error).message}`);
    }
  }
  throw new Error(`No Temporal CLI was found. Tried, in this order:\n${reasons.join('\n')}\n${REMEDY}`);
}
