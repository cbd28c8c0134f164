import type { Command } from '../command';
import { withTemporal } from '../connect';
import { JSON_OPTION, plain } from '../options';
import { tellWorkflow, type Telling } from '../tell-workflow';
import { PLAN } from './plan-decisions';

/** How a plan goes on. */
export const planShowCommand: Command<Telling> = {
  name: 'show',
  summary: 'where each step of a plan is, and what waits for a person',
  details: 'Of a plan that has ended: its result.',
  arguments: [PLAN],
  options: [plain('--wait', 'wait for the end; Ctrl-C leaves the plan as it is'), JSON_OPTION],
  examples: [['job-control plan show night --wait', 'see how it goes on']],
  run: (call) => withTemporal({}, (temporal) => tellWorkflow(call.args[0] as string, temporal, call)),
};
