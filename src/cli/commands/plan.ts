import type { CommandGroup } from '../command';
import { planDecisionCommands, planResolveCommand } from './plan-decisions';
import { planDryRunCommand } from './plan-dry-run';
import { planRunCommand } from './plan-run';
import { planShowCommand } from './plan-show';

/** The commands for plans. */
export const planCommands: CommandGroup = {
  name: 'plan',
  summary: 'several batches, on several systems, in an order',
  commands: [planRunCommand, planDryRunCommand, planShowCommand, ...planDecisionCommands, planResolveCommand],
};
