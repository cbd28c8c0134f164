import { COMMANDS } from './commands';
import { explain } from './failure-text';
import { type Ending, programFor } from './program';
import type { Surroundings } from './surroundings';
import { say } from './write';

/** Runs one command line, without the names of Node and of the script. Resolves with the exit code; never throws. */
export async function runCommandLine(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const ending: Ending = { exitCode: 0 };
  try {
    await programFor(surroundings, ending).parseAsync(spelledOut(args), { from: 'user' });
    return ending.exitCode;
  } catch (error) {
    const { exitCode, message } = explain(error);
    if (message !== undefined) say(surroundings, message);
    return exitCode;
  }
}

/** `help stop` is what many type for `stop --help`. */
function spelledOut([first, ...others]: readonly string[]): readonly string[] {
  if (first !== 'help') return first === undefined ? [] : [first, ...others];
  const words = others.filter((word) => !word.startsWith('-'));
  // What is no command the parser refuses with the nearest one; with --help it would not look at it.
  return isCommand(words) ? [...words, '--help'] : words;
}

function isCommand([first, second]: readonly string[]): boolean {
  if (first === undefined) return true;
  const entry = COMMANDS.find(({ name }) => name === first);
  if (!entry || !('commands' in entry)) return entry !== undefined;
  return second === undefined || entry.commands.some(({ name }) => name === second);
}
