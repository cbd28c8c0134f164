import { userInfo } from 'node:os';
import { Argument } from 'commander';
import type { RerunResolution } from '../../contract';
import type { Call, Command } from '../command';
import { withTemporal } from '../connect';
import { EXIT, wrongUsage } from '../exit-codes';
import { whileUnderWay } from '../has-ended';
import { plain, WORKFLOW } from '../options';
import { say } from '../write';

interface Options {
  readonly newId?: string;
  readonly system?: string;
  readonly by?: string;
  readonly why?: string;
}

/** The rerun that nothing can prove, and what a person decides about it: the arguments after the first. */
export const JOB_AND_DECISION = [
  new Argument('<job>', 'id of the old job'),
  new Argument('<decision>', 'what was decided').choices(['adopt', 'submit-again', 'give-up']),
];

export const NEW_ID = plain('--new-id <id>', 'with adopt: the job as which it runs again');

/** Options that say who decided, and why. */
export const DECIDED_BY = [
  plain('--by <name>', 'who decided (default: your account on this machine)'),
  plain('--why <text>', 'why; kept in the ledger'),
];

/** Who decided. */
export function decidedBy({ by, why }: Pick<Options, 'by' | 'why'>): { by: string; why?: string } {
  return { by: by ?? userInfo().username, ...(why === undefined ? {} : { why }) };
}

/** What was decided. Throws for an `adopt` that names no job, and for another decision that does. */
export function resolutionIn({
  args,
  options,
}: Pick<Call<Pick<Options, 'by' | 'why' | 'newId'>>, 'args' | 'options'>): RerunResolution {
  const [, id, decision] = args as [string, string, RerunResolution['decision']];
  const { newId } = options;
  if ((decision === 'adopt') !== (newId !== undefined))
    throw wrongUsage('--new-id goes with adopt, and adopt needs it.');
  return { id, decision, ...decidedBy(options), ...(newId === undefined ? {} : { newId }) };
}

/** Settles a rerun that nothing can prove. */
export const resolveCommand: Command<Options> = {
  name: 'resolve',
  summary: 'settle a rerun that nothing can prove',
  details:
    'adopt: the run is there, as --new-id. submit-again: none was started, look on the system first. give-up: leave it. What is decided is in the result and in the ledger.',
  arguments: [WORKFLOW, ...JOB_AND_DECISION],
  options: [NEW_ID, plain('--system <name>', 'where one workflow works on several systems'), ...DECIDED_BY],
  examples: [
    ['job-control resolve job-control/rerunJobs/boro-lab/0a1b2c 4711 adopt --new-id 4720', 'it runs as 4720'],
    ['job-control resolve job-control/rerunJobs/boro-lab/0a1b2c 4711 submit-again', 'there was no run'],
  ],
  run: (call) => {
    const { system } = call.options;
    const resolution = { ...resolutionIn(call), ...(system === undefined ? {} : { system }) };
    return withTemporal({}, async (temporal) => {
      const handle = temporal.jobControl.getHandle(call.args[0] as string);
      await whileUnderWay(handle.workflow, { ...call, temporal }, () => handle.resolveRerun(resolution));
      say(call, `Taken: ${resolution.decision} for job ${resolution.id}.`);
      return EXIT.done;
    });
  },
};
