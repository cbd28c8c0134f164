import { type CliSource, ChosenCliUnusable } from './cli-source';
import { askVersion } from './cli-version';

/** The CLI that `TEMPORAL_CLI_PATH` names, whatever its version. When it does not work, no other is looked for. */
export function namedByEnvironment(env: NodeJS.ProcessEnv): CliSource {
  return {
    name: 'TEMPORAL_CLI_PATH',
    async find() {
      const path = env.TEMPORAL_CLI_PATH;
      if (!path) throw new Error('not set');
      try {
        await askVersion(path);
      } catch (error) {
        const reason = `TEMPORAL_CLI_PATH is ${path}, which does not answer --version: ${(error as Error).message}`;
        throw new ChosenCliUnusable(`${reason}. Correct it or unset it; no other CLI was looked for.`);
      }
      return path;
    },
  };
}
