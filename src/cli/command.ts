import type { Argument, Option } from 'commander';
import type { Surroundings } from './surroundings';

/** One command, as help, completion and the parser know it. */
export interface Command<Options extends object = object> {
  readonly name: string;
  /** A few words, for the list of commands. */
  readonly summary: string;
  /** What one should know before using it, below the usage. */
  readonly details?: string;
  readonly arguments?: readonly Argument[];
  readonly options: readonly Option[];
  /** What to type, and what that does. */
  readonly examples: readonly (readonly [command: string, what: string])[];
  /** Resolves with the exit code. Throws `CommandFailure` for what a person can mend. */
  run(call: Call<Options>): Promise<number>;
}

/** Commands that have a word in common. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: string;
  readonly commands: readonly Command[];
}

/** One use of a command. */
export interface Call<Options extends object = object> extends Surroundings {
  /** In the order of the command's arguments. */
  readonly args: readonly unknown[];
  readonly options: Options;
}
