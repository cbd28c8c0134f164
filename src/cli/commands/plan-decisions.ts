import { Argument } from 'commander';
import { PLAN_DECISIONS, type PlanDecision } from '../../contract';
import type { PlanHandle } from '../../client';
import type { Call, Command } from '../command';
import { withTemporal } from '../connect';
import { EXIT } from '../exit-codes';
import { whileUnderWay } from '../has-ended';
import { plain } from '../options';
import { say } from '../write';
import { DECIDED_BY, decidedBy, JOB_AND_DECISION, NEW_ID, resolutionIn } from './resolve';

interface Options {
  readonly by?: string;
  readonly why?: string;
  readonly newId?: string;
  readonly step?: string;
}

/** A plan that was started before. */
export const PLAN = new Argument('<plan>', 'id of the plan');

type Decision = PlanDecision['decision'];

/** The decisions that are about one step. */
const ABOUT_A_STEP: ReadonlySet<Decision> = new Set(['approve', 'retry', 'skip']);

const SUMMARIES: Readonly<Record<Decision, string>> = {
  approve: 'let a step begin that waits for an approval',
  retry: 'try a failed step again, without the jobs that are as wanted or may have been rerun',
  skip: 'pass over a step that has not begun or has failed',
  pause: 'begin nothing further until the plan is resumed',
  resume: 'let a paused plan go on',
  abort: 'begin nothing further; what is under way is brought to its end',
};

function decisionCommand(decision: Decision): Command<Options> {
  const isAboutStep = ABOUT_A_STEP.has(decision);
  return {
    name: decision,
    summary: SUMMARIES[decision],
    details: 'It stops no job. Who decided, and why, is in the ledger of the plan.',
    arguments: isAboutStep ? [PLAN, new Argument('<step>', 'name of the step')] : [PLAN],
    options: DECIDED_BY,
    examples: [
      [
        `job-control plan ${decision} night${isAboutStep ? ' drain' : ''} --why "change 4711"`,
        SUMMARIES[decision],
      ],
    ],
    run: (call) => {
      const [, step] = call.args as [string, string | undefined];
      const about = step === undefined ? {} : { step };
      return withPlan(call, `${decision}${step === undefined ? '' : ` ${step}`}`, (plan) =>
        plan.decide({ decision, ...about, ...decidedBy(call.options) }),
      );
    },
  };
}

/** Settles a rerun in a plan that nothing can prove. */
export const planResolveCommand: Command<Options> = {
  name: 'resolve',
  summary: 'settle a rerun in a plan that nothing can prove',
  details: 'As job-control resolve; the batch that asks about the job is looked for.',
  arguments: [PLAN, ...JOB_AND_DECISION],
  options: [
    NEW_ID,
    plain('--step <name>', 'where several steps have a job of that id waiting'),
    ...DECIDED_BY,
  ],
  examples: [['job-control plan resolve night 4711 adopt --new-id 4720', 'it runs as 4720']],
  run: (call) => {
    const { step } = call.options;
    const resolution = resolutionIn(call);
    return withPlan(call, `${resolution.decision} for job ${resolution.id}`, (plan) =>
      plan.resolveRerun({ ...resolution, ...(step === undefined ? {} : { step }) }),
    );
  },
};

async function withPlan(
  call: Call<Options>,
  what: string,
  decide: (plan: PlanHandle) => Promise<void>,
): Promise<number> {
  return withTemporal({}, async (temporal) => {
    const plan = temporal.jobControl.getPlan(call.args[0] as string);
    await whileUnderWay(plan.workflow, { ...call, temporal }, () => decide(plan));
    say(call, `Taken: ${what}.`);
    return EXIT.done;
  });
}

/** The commands by which a person steers a plan. */
export const planDecisionCommands: readonly Command[] = PLAN_DECISIONS.map(decisionCommand);
