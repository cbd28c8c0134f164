import type { Command, CommandGroup } from '../command';
import { batchCommands } from './batches';
import { cancelCommand } from './cancel';
import { completionCommand } from './completion';
import { ledgerCommand } from './ledger';
import { resolveCommand } from './resolve';
import { statusCommand } from './status';
import { systemsCommand } from './systems';

/** All commands, in the order of the help. */
export const COMMANDS: readonly (Command | CommandGroup)[] = [
  systemsCommand,
  statusCommand,
  ...batchCommands,
  resolveCommand,
  ledgerCommand,
  cancelCommand,
  completionCommand(() => COMMANDS),
];
