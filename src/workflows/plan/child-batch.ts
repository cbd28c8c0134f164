import {
  ActivityFailure,
  ApplicationFailure,
  CancelledFailure,
  ChildWorkflowCancellationType,
  ChildWorkflowFailure,
  type ChildWorkflowHandle,
  condition,
  ParentClosePolicy,
  rootCause,
  sleep,
  startChild,
  TemporalFailure,
  type Workflow,
  workflowInfo,
} from '@temporalio/workflow';
import { type BatchInput, type PlanStep, type RerunOptions, WORKFLOWS } from '../../contract';
import { brief } from '../../contract/brief';
import { jobCount } from '../../contract/job-count';
import { ACTION_PARTS } from '../../contract/plan-check';
import { TELLS_PLAN } from '../plan-signal';
import { DEFAULT_RERUN_PHASES } from '../plans';
import type { BatchOutcome } from './job-outcomes';
import type { PlanBoard } from './plan-board';
import { showPlan } from './plan-display';
import type { PendingJob, StepWork } from './step-work';

/** With more jobs than this in a step there is no evidence in the results of its batches: each is in the plan's history, too. */
const MOST_WITH_EVIDENCE = 50;
/** How long to wait until the child of an earlier execution is looked for again; each time twice as long. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 300_000;

/**
 * How a batch ended.
 *
 * - `result`: its workflow told
 * - `failed`: its workflow failed before it had sent anything
 * - `lost`: its workflow was ended from outside, so it may have done anything
 * - `not-begun`: the plan was cancelled, or was ending, before its workflow began
 */
export type BatchEnd =
  | { readonly end: 'result'; readonly result: BatchOutcome }
  | { readonly end: 'failed' | 'lost'; readonly reason: string }
  | { readonly end: 'not-begun' };

/** The id of a batch's workflow: the same whenever the plan comes to this batch, also after a reset. */
export function childIdOf({ name, attempts, batches }: StepWork): string {
  const attempt = attempts > 1 ? `try-${attempts}/` : '';
  return `${workflowInfo().workflowId}/${name}/${attempt}${batches}`;
}

/** Does a batch in a child workflow. Never throws: however it ends is told. */
export async function runChild(
  board: PlanBoard,
  work: StepWork,
  { id, jobs }: { readonly id: string; readonly jobs: readonly PendingJob[] },
): Promise<BatchEnd> {
  const { action, system } = work.step;
  try {
    const child = await startOnceFree(board, id, () =>
      startChild<Workflow>(WORKFLOWS[action], {
        workflowId: id,
        args: [inputFor(board, work, jobs)],
        parentClosePolicy: ParentClosePolicy.REQUEST_CANCEL,
        cancellationType: ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED,
        staticSummary: brief(`${work.name}: ${action} ${jobCount(jobs.length)} on ${system}`),
        memo: { [TELLS_PLAN]: true },
      }),
    );
    return { end: 'result', result: (await child.result()) as BatchOutcome };
  } catch (error) {
    return endOf(error);
  }
}

function endOf(error: unknown): BatchEnd {
  if (error instanceof CancelledFailure) return { end: 'not-begun' };
  if (!(error instanceof ChildWorkflowFailure)) throw error;
  const { cause } = error;
  if (cause instanceof CancelledFailure) return { end: 'not-begun' };
  const reason = brief(rootCause(error) ?? error.message);
  // These workflows fail only before they send anything; whatever else ends them is somebody's act, or a time limit.
  if (cause instanceof ApplicationFailure || cause instanceof ActivityFailure)
    return { end: 'failed', reason };
  return { end: 'lost', reason: `Its workflow was ended from outside (${reason}): look at its ledger.` };
}

/**
 * A child of this id that an earlier execution of the plan has started must end first: there are never two at work on the same jobs. Meanwhile
 * the plan may have been paused, or be ending. That it is to continue as new holds none of these back: it waits for all that is under way.
 */
async function startOnceFree(
  board: PlanBoard,
  id: string,
  start: () => Promise<ChildWorkflowHandle<Workflow>>,
): Promise<ChildWorkflowHandle<Workflow>> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await start();
    } catch (error) {
      if (!isStartedAlready(error)) throw error;
      board.blocked.add(id);
      showPlan(board);
      await sleep(wait, { summary: `until ${id} of an earlier execution has ended` });
      await condition(() => stageOf(board) !== 'paused');
      if (stageOf(board) === 'aborting') throw new CancelledFailure('The plan is ending.');
    } finally {
      board.blocked.delete(id);
    }
  }
}

/** Asked anew each time: it changes while a batch waits. */
function stageOf({ schedule }: PlanBoard): PlanBoard['schedule']['stage'] {
  return schedule.stage;
}

/** The SDK exports no class for workflows to tell it by. */
function isStartedAlready(error: unknown): boolean {
  return error instanceof TemporalFailure && error.name === 'WorkflowExecutionAlreadyStartedError';
}

function inputFor(board: PlanBoard, work: StepWork, jobs: readonly PendingJob[]): BatchInput {
  const { system, zone, action } = work.step;
  const runs = jobs.flatMap(({ id, run }) => (run === undefined ? [] : [[id, run] as const]));
  const options = ACTION_PARTS[action].flatMap((part) => {
    const given = part === 'rerun' ? rerunOptionsFor(jobs, work.step) : work.step[part];
    return given ? [[part, given] as const] : [];
  });
  return {
    system,
    jobs: jobs.map(({ id }) => id),
    // Not the batch's own: after a reset a job may be in another batch, and its rerun must be known by the same marker.
    intent: `${board.intent}/${work.name}`,
    repeated: board.repeated || isRepeated(work, jobs),
    brief: (work.jobs ?? jobs.length) > MOST_WITH_EVIDENCE,
    ...(runs.length === 0 ? {} : { runs: Object.fromEntries(runs) }),
    ...(board.repeated && runs.some((run) => !isGiven(work, run)) ? { runsSeenLate: true } : {}),
    ...(zone === undefined ? {} : { zone }),
    ...Object.fromEntries(options),
  };
}

/** False for a run that the plan has looked up: in a repeated plan that may have been after its own rerun. */
function isGiven({ step: { runs = {} } }: StepWork, [id, run]: readonly [id: string, run: string]): boolean {
  return Object.hasOwn(runs, id) && runs[id] === run;
}

/** A remediation would spare a job that it takes for its own rerun; one of which none was ever submitted cannot be that. */
function isRepeated({ attempts, step }: StepWork, jobs: readonly PendingJob[]): boolean {
  return attempts > 1 && (step.action !== 'remediate' || jobs.some(({ mayBeRerun }) => mayBeRerun));
}

function rerunOptionsFor(jobs: readonly PendingJob[], { rerun }: PlanStep): RerunOptions | undefined {
  const options = rerun && withRecipesOf(jobs, rerun);
  // A remediation leaves alone what was paused before, unless "paused" is named. This is what the plan itself has paused.
  const isPausedByUs = jobs.some(({ pausedByUs }) => pausedByUs);
  return isPausedByUs ? { fromPhases: DEFAULT_RERUN_PHASES, ...options } : options;
}

function withRecipesOf(jobs: readonly PendingJob[], options: RerunOptions): RerunOptions {
  const { recipes, ...others } = options;
  if (!recipes) return options;
  const own = jobs.flatMap(({ id }) => (Object.hasOwn(recipes, id) ? [[id, recipes[id]] as const] : []));
  return own.length === 0 ? others : { ...others, recipes: Object.fromEntries(own) as typeof recipes };
}
