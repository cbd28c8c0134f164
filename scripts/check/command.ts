import { delimiter, join } from 'node:path';
import { tethered } from '../processes/tethered';
import { REPOSITORY } from './repository';
import { type Outcome, type Step, wholeOutcome } from './step';

const END_WITHIN_MS = 15 * 60_000;

/** A command of a step. */
export interface Command {
  /** The program and its arguments; programs of `node_modules/.bin` go by their names. */
  readonly line: readonly [program: string, ...args: string[]];
  /** Default: the root of the checkout. */
  readonly cwd?: string;
  readonly onOutput?: (text: string) => void;
  /** Default: 15 minutes. */
  readonly timeoutMs?: number;
}

/** How a command ended, and everything it wrote. */
export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** Runs a command to its end. Out of time is an exit code other than 0 too. The command ends with this process. */
export async function runCommand(command: Command): Promise<CommandResult> {
  const { onOutput = () => undefined, timeoutMs = END_WITHIN_MS, cwd = REPOSITORY } = command;
  const [program, ...args] = command.line;
  const chunks: string[] = [];
  const keep = (text: string): void => {
    chunks.push(text);
    onOutput(text);
  };
  const running = tethered({ command: program, args, cwd, env: environment(), onOutput: keep });
  const timer = setTimeout(() => {
    keep(`\n${program} did not end within ${timeoutMs / 1000} s.\n`);
    void running.end();
  }, timeoutMs);
  const code = await running.ended.finally(() => clearTimeout(timer));
  return { code, output: chunks.join('') };
}

/** A step that is one command and passes when that ends with exit code 0. */
export function commandStep(name: string, line: Command['line']): Step {
  return {
    name,
    heading: line.join(' '),
    run: async (onOutput): Promise<Outcome> => {
      const { code, output } = await runCommand({ line, onOutput });
      return wholeOutcome(code === 0, output);
    },
  };
}

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: [join(REPOSITORY, 'node_modules/.bin'), process.env.PATH].join(delimiter) };
}
