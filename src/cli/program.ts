import { Command as Parser, type OutputConfiguration } from 'commander';
import type { Command, CommandGroup } from './command';
import { COMMANDS } from './commands';
import type { Surroundings } from './surroundings';
import { harmlessLines } from './write';

/** How a command ended. */
export interface Ending {
  exitCode: number;
}

const ABOUT = `Stops jobs on other systems, proves that they stopped, and reruns them exactly once, with Temporal.`;

const AFTER = `
Exit codes: 0 everything is as wanted, 1 some job is not or what was asked for failed, 2 wrong usage, input or settings, 3 Temporal (or,
for check, a system) cannot be reached, 130 detached by Ctrl-C: the workflow goes on.

Temporal's address, namespace, TLS and API key come from TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_TLS..., TEMPORAL_API_KEY, or a
profile in temporal.toml: see https://docs.temporal.io/develop/environment-configuration

The jobs are worked on by workers: job-control-worker --help
`;

/** The parser of all commands. What the chosen one ends with is put into \`ending\`. */
export function programFor(surroundings: Surroundings, ending: Ending): Parser {
  const program = new Parser('job-control')
    .description(ABOUT)
    .version(surroundings.version)
    .helpCommand(false)
    .addHelpText('after', AFTER)
    .exitOverride()
    .configureOutput(outputOf(surroundings));
  for (const entry of COMMANDS) {
    if ('commands' in entry) addGroup(program, entry, { surroundings, ending });
    else addCommand(program, entry, { surroundings, ending });
  }
  return program;
}

interface Running {
  readonly surroundings: Surroundings;
  readonly ending: Ending;
}

function addGroup(program: Parser, group: CommandGroup, running: Running): void {
  const parser = program.command(group.name).summary(group.summary).description(`${group.summary}.`);
  parser.helpCommand(false);
  for (const command of group.commands) addCommand(parser, command, running);
}

function addCommand(parent: Parser, command: Command, { surroundings, ending }: Running): void {
  const parser = parent
    .command(command.name)
    .summary(command.summary)
    .description(`${sentence(command.summary)}${command.details ? `\n\n${command.details}` : ''}`)
    .addHelpText('after', examplesOf(command));
  for (const argument of command.arguments ?? []) parser.addArgument(argument);
  for (const option of command.options) parser.addOption(option);
  parser.action(async () => {
    ending.exitCode = await command.run({
      ...surroundings,
      args: parser.processedArgs,
      options: parser.opts(),
    });
  });
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function examplesOf({ examples }: Command): string {
  const lines = examples.flatMap(([command, what]) => [`  # ${what}`, `  $ ${command}`]);
  return ['', `Example${examples.length === 1 ? '' : 's'}:`, ...lines].join('\n');
}

function outputOf({ stdout, stderr }: Surroundings): OutputConfiguration {
  return {
    writeOut: (text) => void stdout.write(text),
    writeErr: (text) => void stderr.write(harmlessLines(text)),
    getOutHelpWidth: () => (stdout.isTTY ? (stdout.columns ?? 100) : 100),
    getErrHelpWidth: () => (stderr.isTTY ? (stderr.columns ?? 100) : 100),
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  };
}
