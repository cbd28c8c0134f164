import type { Command, CommandGroup } from './command';

/** What can follow one command. */
export interface CompletionNode {
  /** The words of the command: `plan run`; empty for the program itself. */
  readonly path: readonly string[];
  /** Commands that can follow. */
  readonly commands: readonly string[];
  /** Words that an argument can be. */
  readonly words: readonly string[];
  readonly options: readonly {
    /** `--mode`. */
    readonly flag: string;
    readonly description: string;
    readonly takesValue: boolean;
    /** What the value can be; empty for any text. */
    readonly values: readonly string[];
  }[];
}

/** All commands with what can follow them. */
export function completionTree(commands: readonly (Command | CommandGroup)[]): CompletionNode[] {
  const root = { path: [], commands: commands.map(({ name }) => name), words: [], options: [] };
  const below = commands.flatMap((entry) => {
    if (!('commands' in entry)) return [nodeOf(entry, [])];
    const group = { path: [entry.name], commands: entry.commands.map(({ name }) => name) };
    return [
      { ...group, words: [], options: [] },
      ...entry.commands.map((command) => nodeOf(command, [entry.name])),
    ];
  });
  return [root, ...below];
}

function nodeOf(command: Command, above: readonly string[]): CompletionNode {
  return {
    path: [...above, command.name],
    commands: [],
    words: (command.arguments ?? []).flatMap(({ argChoices }) => argChoices ?? []),
    options: command.options.map((option) => ({
      flag: option.long ?? option.flags,
      description: option.description,
      takesValue: option.required || option.optional,
      values: option.argChoices ?? [],
    })),
  };
}
