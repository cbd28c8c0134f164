import { Argument } from 'commander';
import type { Command, CommandGroup } from '../command';
import { completionScript, type Shell, SHELLS } from '../completion-scripts';
import { completionTree } from '../completion-tree';
import { EXIT } from '../exit-codes';

/** Completion for a shell, of all commands; this one is among them. */
export function completionCommand(all: () => readonly (Command | CommandGroup)[]): Command {
  return {
    name: 'completion',
    summary: 'a script that teaches a shell these commands',
    arguments: [new Argument('<shell>', 'the shell').choices(SHELLS)],
    options: [],
    examples: [
      ['eval "$(job-control completion bash)"', 'for this shell; in ~/.bashrc: for every one'],
      ['job-control completion fish > ~/.config/fish/completions/job-control.fish', 'for fish'],
    ],
    run({ args, stdout }) {
      stdout.write(completionScript(args[0] as Shell, completionTree(all())));
      return Promise.resolve(EXIT.done);
    },
  };
}
