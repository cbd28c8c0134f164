import type { OnFailure, StepStatus } from '../../contract';
import type { PlanGraph } from '../../contract/plan-graph';

/** What never changes about the order of a plan. */
export interface Course {
  readonly graph: PlanGraph;
  readonly onFailure: OnFailure;
  readonly maxConcurrentSteps: number;
}

/** Where one step is. */
export interface Place {
  readonly status: StepStatus;
  /** True while nobody has approved what a person has to approve. */
  readonly needsApproval: boolean;
  /** True for a step that has failed before and is to be tried again. */
  readonly wasTried?: boolean;
}

/** Where every step is, in the order of the input, and what the plan as a whole is doing. */
export interface Schedule {
  readonly stage: 'running' | 'paused' | 'aborting';
  readonly places: ReadonlyMap<string, Place>;
}

/** What can happen to one step. `unanswered`: nobody decided in time. `retried`: its jobs are to be looked up first where `selects`. */
export type StepEvent =
  | { readonly event: 'selected'; readonly step: string; readonly needsApproval: boolean }
  | { readonly event: 'done' | 'failed' | 'unanswered' | 'approved' | 'skipped'; readonly step: string }
  | { readonly event: 'retried'; readonly step: string; readonly selects: boolean };

/** What can happen to a plan. */
export type PlanEvent = StepEvent | { readonly event: 'paused' | 'resumed' | 'aborted' };

/** The schedule after something happened, with all that follows from it: what can begin is `running`. Pure. */
export function advance(schedule: Schedule, event: PlanEvent, course: Course): Schedule {
  return settle(
    'step' in event ? moveStep(schedule, event, course) : moveStage(schedule, event.event),
    course,
  );
}

/** True when no step will change any more. */
export function isOver({ places }: Schedule): boolean {
  return [...places.values()].every(({ status }) => FINAL.has(status));
}

const FINAL: ReadonlySet<StepStatus> = new Set<StepStatus>(['done', 'failed', 'skipped', 'not-started']);
const LETS_OTHERS_BEGIN: ReadonlySet<StepStatus> = new Set<StepStatus>(['done', 'skipped']);
const KEEPS_OTHERS_FROM_BEGINNING: ReadonlySet<StepStatus> = new Set<StepStatus>(['failed', 'not-started']);

function moveStage(schedule: Schedule, event: 'paused' | 'resumed' | 'aborted'): Schedule {
  if (schedule.stage === 'aborting') return schedule;
  const stage = { paused: 'paused', resumed: 'running', aborted: 'aborting' } as const;
  return { ...schedule, stage: stage[event] };
}

function moveStep(schedule: Schedule, event: StepEvent, course: Course): Schedule {
  const before = schedule.places.get(event.step);
  if (!before || FINAL.has(before.status)) return schedule;
  const after = nextPlace(before, event, course.onFailure);
  const hasFailed = after.status === 'failed' && course.onFailure === 'abort';
  return {
    stage: hasFailed ? 'aborting' : schedule.stage,
    places: new Map([...schedule.places, [event.step, after]]),
  };
}

function nextPlace(place: Place, event: StepEvent, onFailure: OnFailure): Place {
  switch (event.event) {
    case 'selected':
      return { status: 'waiting', needsApproval: event.needsApproval };
    case 'approved':
      return { ...place, status: 'waiting', needsApproval: false };
    case 'retried':
      return event.selects
        ? { ...place, status: 'selecting' }
        : { ...place, status: 'waiting', wasTried: true };
    case 'failed':
      return { ...place, status: onFailure === 'ask' ? 'question' : 'failed' };
    case 'unanswered':
      return { ...place, status: 'failed' };
    case 'done':
    case 'skipped':
      return { ...place, status: event.event };
  }
}

/** The schedule with all that follows from it. Ends: each round moves a step on, and none goes back. Pure. */
export function settle(schedule: Schedule, course: Course): Schedule {
  let now = schedule;
  for (;;) {
    const next = firstFollowing(now, course);
    if (!next) return now;
    now = { ...now, places: new Map([...now.places, next]) };
  }
}

function firstFollowing(schedule: Schedule, course: Course): [step: string, place: Place] | undefined {
  for (const [step, place] of schedule.places) {
    const status = followingStatus(schedule, course, step);
    if (status === undefined || status === place.status) continue;
    return [step, { ...place, status: status === 'not-started' && place.wasTried ? 'failed' : status }];
  }
  return undefined;
}

/** The status that a step comes into by what the others are in; `undefined` when it stays where it is. */
function followingStatus({ stage, places }: Schedule, course: Course, step: string): StepStatus | undefined {
  const place = places.get(step);
  if (!place) return undefined;
  if (stage === 'aborting') return AFTER_ABORT[place.status];
  if (place.status !== 'waiting' && place.status !== 'approval') return undefined;
  const before = (course.graph.get(step) ?? []).map((name) => places.get(name)?.status ?? 'waiting');
  if (before.some((status) => KEEPS_OTHERS_FROM_BEGINNING.has(status))) return 'not-started';
  if (place.status === 'approval' || stage === 'paused') return undefined;
  if (!before.every((status) => LETS_OTHERS_BEGIN.has(status))) return undefined;
  if (place.needsApproval) return 'approval';
  const running = [...places.values()].filter(({ status }) => status === 'running').length;
  return running < course.maxConcurrentSteps ? 'running' : undefined;
}

/** What is under way stays so until it has ended. */
const AFTER_ABORT: Partial<Record<StepStatus, StepStatus>> = {
  waiting: 'not-started',
  selecting: 'not-started',
  approval: 'not-started',
  question: 'failed',
};
