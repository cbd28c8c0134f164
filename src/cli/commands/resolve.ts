import { userInfo } from 'node:os';
import { Argument } from 'commander';
import type { RerunResolution } from '../../contract';
import type { Command } from '../command';
import { withTemporal } from '../connect';
import { EXIT, wrongUsage } from '../exit-codes';
import { plain, WORKFLOW } from '../options';
import { say } from '../write';

interface Options {
  readonly newId?: string;
  readonly system?: string;
  readonly by?: string;
  readonly why?: string;
}

/** What a person can decide about a rerun that nothing can prove. */
export const DECISIONS = ['adopt', 'submit-again', 'give-up'] as const;

/** Options that say who decided, and why. */
export const DECIDED_BY = [
  plain('--by <name>', 'who decided (default: your account on this machine)'),
  plain('--why <text>', 'why; kept in the ledger'),
];

/** Who decided. */
export function decidedBy({ by, why }: Pick<Options, 'by' | 'why'>): { by: string; why?: string } {
  return { by: by ?? userInfo().username, ...(why === undefined ? {} : { why }) };
}

/** Settles a rerun that nothing can prove. */
export const resolveCommand: Command<Options> = {
  name: 'resolve',
  summary: 'settle a rerun that nothing can prove',
  details:
    'adopt: the run is there, as --new-id. submit-again: none was started, look on the system first. give-up: leave it. What is decided is in the result and in the ledger.',
  arguments: [
    WORKFLOW,
    new Argument('<job>', 'id of the old job'),
    new Argument('<decision>', 'what was decided').choices(DECISIONS),
  ],
  options: [
    plain('--new-id <id>', 'with adopt: the job as which it runs again'),
    plain('--system <name>', 'where one workflow works on several systems'),
    ...DECIDED_BY,
  ],
  examples: [
    ['job-control resolve job-control/rerunJobs/boro-lab/0a1b2c 4711 adopt --new-id 4720', 'it runs as 4720'],
    ['job-control resolve job-control/rerunJobs/boro-lab/0a1b2c 4711 submit-again', 'there was no run'],
  ],
  run: (call) => {
    const [workflowId, id, decision] = call.args as [string, string, RerunResolution['decision']];
    const { newId, system } = call.options;
    if ((decision === 'adopt') !== (newId !== undefined))
      throw wrongUsage('--new-id goes with adopt, and adopt needs it.');
    const resolution = {
      ...{ id, decision, ...decidedBy(call.options) },
      ...(newId === undefined ? {} : { newId }),
      ...(system === undefined ? {} : { system }),
    };
    return withTemporal({}, async ({ jobControl }) => {
      await jobControl.getHandle(workflowId).resolveRerun(resolution);
      say(call, `Taken: ${decision} for job ${id}.`);
      return EXIT.done;
    });
  },
};
