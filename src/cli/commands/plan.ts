import type { CommandGroup } from '../command';
import { planDecisionCommands, planResolveCommand } from './plan-decisions';
import { planRunCommand } from './plan-run';
import { planShowCommand } from './plan-show';

/** The commands for plans. */
export const planCommands: CommandGroup = {
  name: 'plan',
  summary: 'several batches, on several systems, in an order',
  commands: [planRunCommand, planShowCommand, ...planDecisionCommands, planResolveCommand],
};
