import type { Command, CommandGroup } from '../command';
import { batchCommands } from './batches';
import { cancelCommand } from './cancel';
import { checkCommand } from './check';
import { completionCommand } from './completion';
import { ledgerCommand } from './ledger';
import { planCommands } from './plan';
import { resolveCommand } from './resolve';
import { scheduleCommands } from './schedule';
import { statusCommand } from './status';
import { systemsCommand } from './systems';

/** All commands, in the order of the help. */
export const COMMANDS: readonly (Command | CommandGroup)[] = [
  systemsCommand,
  checkCommand,
  statusCommand,
  ...batchCommands,
  planCommands,
  scheduleCommands,
  resolveCommand,
  ledgerCommand,
  cancelCommand,
  completionCommand(() => COMMANDS),
];
