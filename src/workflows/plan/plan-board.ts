import { workflowInfo } from '@temporalio/workflow';
import {
  durationToMs,
  type LedgerEntry,
  type PlanInput,
  problemsInPlan,
  type StepStatus,
} from '../../contract';
import { graphOf } from '../../contract/plan-graph';
import { invalidInput } from '../plans';
import { originOf } from '../request-origin';
import type { CarriedPlan } from './carried-plan';
import { advance, type Course, type PlanEvent, type Schedule, settle } from './schedule';
import { newWork, type StepWork } from './step-work';

const DAY_MS = 24 * 60 * 60_000;
/** Ids of children are the plan's with the step's name and a number, and Temporal takes 1,000 characters. */
const LONGEST_ID = 850;

/** In the ledger, where an entry is about no single system. */
const EVERY_SYSTEM = '*';

/** What is to be done when a step comes into a status. */
export type Entering = (board: PlanBoard, work: StepWork, status: StepStatus) => void;

/** Everything that a plan knows while it runs. */
export interface PlanBoard {
  readonly input: PlanInput;
  readonly intent: string;
  /** True when an earlier execution may already have sent something under this intent. */
  readonly repeated: boolean;
  /** When the first execution of this plan began: milliseconds since the epoch. */
  readonly startedAt: number;
  readonly course: Course;
  readonly answerWithinMs: number;
  readonly approveAbove: number;
  schedule: Schedule;
  /** In the order of the input. */
  readonly works: ReadonlyMap<string, StepWork>;
  readonly ledger: LedgerEntry[];
  /** What is under way now: ids of children, and looks for jobs. */
  readonly underWay: Set<string>;
  /** By step, the ids that were selected for it, as far as they are known still: no other step may act on them at the same time. */
  readonly selected: Map<string, readonly string[]>;
  /** By child, how many jobs of it wait for a person. */
  readonly asking: Map<string, number>;
  /** By child, what keeps it from going on, in one sentence: no worker takes its calls. */
  readonly waiting: Map<string, string>;
  /** Children that cannot be started yet, as one of that id from an earlier execution has not ended. */
  readonly blocked: Set<string>;
  /** A person's word. */
  isAborted: boolean;
  isCancelled: boolean;
  /** Whether the search attribute says that a person has to decide; absent until it says anything. */
  tellsAsking?: boolean;
  /** What went wrong in the plan's own work; a bug. */
  failure?: Error;
  /** How many bytes the next execution would be given, at that length of the history. */
  carrySize?: { readonly at: number; readonly bytes: number };
  readonly enter: Entering;
}

/** Checks the input. Throws a non-retryable `JobControl.InvalidInput` that names every fault. */
export function openPlan(input: PlanInput, carried: CarriedPlan | undefined, enter: Entering): PlanBoard {
  requireRight(input);
  return {
    input,
    ...(carried ? resumed(carried) : fresh(input)),
    answerWithinMs: durationToMs(input.answerWithin) ?? DAY_MS,
    approveAbove: input.approveAbove ?? 100,
    course: courseOf(input),
    works: worksOf(input, carried),
    underWay: new Set(),
    selected: new Map(carried?.selected),
    asking: new Map(),
    waiting: new Map(),
    blocked: new Set(),
    isCancelled: false,
    enter,
  };
}

function requireRight(input: PlanInput): void {
  const problems = problemsInPlan(input);
  const { workflowId } = workflowInfo();
  if (workflowId.length > LONGEST_ID) problems.push(`the workflow id: at most ${LONGEST_ID} characters`);
  if (problems.length > 0) throw invalidInput(problems.join('; '));
}

function courseOf({ steps, onFailure = 'abort', maxConcurrentSteps = 10 }: PlanInput): Course {
  return { graph: graphOf(steps), onFailure, maxConcurrentSteps };
}

type Begun = Pick<PlanBoard, 'intent' | 'repeated' | 'startedAt' | 'schedule' | 'ledger' | 'isAborted'>;

function fresh(input: PlanInput): Begun {
  const { intent, repeated } = originOf(input);
  const startedAt = workflowInfo().startTime.getTime();
  return { intent, repeated, startedAt, schedule: firstSchedule(input), ledger: [], isAborted: false };
}

function resumed(carried: CarriedPlan): Begun {
  const { startedAt, isAborted } = carried;
  // This execution may have been reset, too.
  const { intent, repeated } = originOf(carried);
  return {
    intent,
    repeated,
    startedAt,
    isAborted,
    schedule: scheduleIn(carried),
    ledger: [...carried.ledger],
  };
}

function firstSchedule({ steps }: PlanInput): Schedule {
  const places = Object.entries(steps).map(
    ([name, { select, requiresApproval }]) =>
      [
        name,
        { status: select ? ('selecting' as const) : ('waiting' as const), needsApproval: !!requiresApproval },
      ] as const,
  );
  return { stage: 'running', places: new Map(places) };
}

function scheduleIn({ stage, steps }: CarriedPlan): Schedule {
  return { stage, places: new Map(steps.map(({ work, place }) => [work.name, place])) };
}

function worksOf({ steps }: PlanInput, carried: CarriedPlan | undefined): Map<string, StepWork> {
  const known = new Map(carried?.steps.map(({ work }) => [work.name, work]));
  return new Map(
    Object.entries(steps).map(([name, step]) => {
      const before = known.get(name);
      return [name, before ? { ...newWork(name, step), ...before } : newWork(name, step)];
    }),
  );
}

/** Lets the plan begin, or go on where it was left. */
export function begin(board: PlanBoard): void {
  board.schedule = settle(board.schedule, board.course);
  for (const name of board.schedule.places.keys())
    board.enter(board, workOf(board, name), statusOf(board, name));
}

/** Takes what happened into account, and does all that follows from it. */
export function dispatch(board: PlanBoard, event: PlanEvent): void {
  const before = board.schedule;
  board.schedule = advance(before, event, board.course);
  for (const [name, { status }] of board.schedule.places) {
    if (before.places.get(name)?.status !== status) board.enter(board, workOf(board, name), status);
  }
}

/** Throws for a name that no step has. */
export function workOf({ works }: PlanBoard, name: string): StepWork {
  const work = works.get(name);
  if (!work) throw new Error(`There is no step ${name}.`);
  return work;
}

export function statusOf({ schedule }: PlanBoard, name: string): StepStatus {
  return schedule.places.get(name)?.status ?? 'waiting';
}

/** One entry more in the plan's ledger. */
export function note(
  { ledger }: PlanBoard,
  entry: Omit<LedgerEntry, 'at' | 'system'> & { readonly system?: string },
): void {
  ledger.push({ at: new Date(Date.now()).toISOString(), system: EVERY_SYSTEM, ...entry });
}

/** Keeps work going beside the plan itself. It must end by itself when the plan is cancelled; what it throws is a bug and ends the plan. */
export function goOnWith(board: PlanBoard, work: Promise<void>): void {
  work.catch((error: unknown) => {
    board.failure ??= error instanceof Error ? error : new Error(String(error));
  });
}
