import type { PlanProgress, PlanStage, StepProgress } from '../../contract';
import { jobCount } from '../../contract/job-count';
import { isHeld } from './carried-plan';
import { selectionBefore } from './first-selections';
import { type PlanBoard, statusOf } from './plan-board';
import { isOver } from './schedule';
import { countsOf, reasonIn, type StepWork } from './step-work';

/** Where a plan is. */
export function planProgressOf(board: PlanBoard): PlanProgress {
  return {
    stage: stageOf(board),
    steps: [...board.works.values()].map((work) => stepProgressOf(board, work)),
  };
}

function stageOf({ schedule }: PlanBoard): PlanStage {
  return isOver(schedule) ? 'done' : schedule.stage;
}

function stepProgressOf(board: PlanBoard, work: StepWork): StepProgress {
  const { name: step, attempts, jobs, decideBy, workflows } = work;
  const { action, system } = work.step;
  const after = board.course.graph.get(step) ?? [];
  const question = questionOf(board, work);
  const underWay = workflows.filter((id) => board.underWay.has(id));
  const asking = underWay.filter((id) => board.asking.has(id));
  return {
    step,
    action,
    system,
    status: statusOf(board, step),
    after,
    counts: countsOf(work),
    attempts,
    workflows: [...workflows],
    ...(jobs === undefined ? {} : { jobs }),
    ...(underWay.length === 0 ? {} : { underWay }),
    ...(asking.length === 0 ? {} : { asking }),
    ...reasonOf(board, work),
    ...(question === undefined ? {} : { question }),
    ...(decideBy === undefined ? {} : { decideBy: new Date(decideBy).toISOString() }),
  };
}

function reasonOf(board: PlanBoard, work: StepWork): Pick<StepProgress, 'reason'> {
  const { name, workflows } = work;
  const id = workflows.find((child) => board.blocked.has(child));
  if (id !== undefined)
    return { reason: `Workflow ${id}, which an earlier execution of this plan has started, must end first.` };
  const selecting = statusOf(board, name) === 'running' ? selectionBefore(board, work) : undefined;
  if (selecting)
    return { reason: `The jobs of step ${selecting.name}, on the same system, must be looked up first.` };
  const missing = workflows.flatMap((child) => board.waiting.get(child) ?? []);
  if (missing.length > 0) return { reason: [...new Set(missing)].join(' ') };
  if (isWaitingToBegin(board, work) && isHeld(board))
    return {
      reason: 'The next batch begins in a new execution of this plan, once what is under way has ended.',
    };
  const reason = reasonIn(work);
  return reason === undefined ? {} : { reason };
}

function isWaitingToBegin(board: PlanBoard, { name, pending }: StepWork): boolean {
  return statusOf(board, name) === 'running' && pending.length > 0;
}

/** What a person has to decide about a step; `undefined` while nothing is to be. */
function questionOf(board: PlanBoard, work: StepWork): string | undefined {
  const { name, jobs } = work;
  const reason = reasonIn(work);
  switch (statusOf(board, name)) {
    case 'approval': {
      const size = jobs === undefined ? '' : ` with ${jobCount(jobs)}`;
      const warning = work.step.stop?.allowIrreversible ? ' Its stop may be one that cannot be undone.' : '';
      return `May it begin${size}?${warning}${reason === undefined ? '' : ` ${reason}`}`;
    }
    case 'question':
      return `It failed; retry it, skip it, or abort the plan? ${reason ?? ''}`.trim();
    case 'running': {
      const asking = work.workflows.flatMap((id) => {
        const count = board.asking.get(id);
        return count === undefined ? [] : [`${jobCount(count)} in ${id}`];
      });
      return asking.length === 0
        ? undefined
        : `Nothing can prove whether these were rerun, answer there: ${asking.join(', ')}.`;
    }
    default:
      return undefined;
  }
}
