import { explain } from './failure-text';
import { type Ending, programFor } from './program';
import type { Surroundings } from './surroundings';
import { say } from './write';

/** Runs one command line, without the names of Node and of the script. Resolves with the exit code; never throws. */
export async function runCommandLine(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const ending: Ending = { exitCode: 0 };
  try {
    await programFor(surroundings, ending).parseAsync(args, { from: 'user' });
    return ending.exitCode;
  } catch (error) {
    const { exitCode, message } = explain(error);
    if (message !== undefined) say(surroundings, message);
    return exitCode;
  }
}
