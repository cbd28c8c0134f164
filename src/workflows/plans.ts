import { ApplicationFailure } from '@temporalio/workflow';
import {
  type AwaitOptions,
  type BatchInput,
  durationToMs,
  type Duration,
  FAILURE_TYPES,
  type InputPart,
  type JobPhase,
  problemsInInput,
  type RerunOptions,
  type StopOptions,
} from '../contract';
import { originOf } from './request-origin';

const MINUTE_MS = 60_000;

/** Where the caller names none, these ends may be rerun. */
export const DEFAULT_RERUN_PHASES: NonNullable<RerunOptions['fromPhases']> = ['stopped', 'failed', 'paused'];

/** The batch that a workflow works on. */
export interface Batch {
  readonly system: string;
  readonly ids: readonly string[];
  readonly intent: string;
  /** True when an earlier execution may already have sent something under this intent. */
  readonly repeated: boolean;
  /** True in a workflow that was reset or retried. */
  readonly wasReset: boolean;
  /** By job id, the run that is meant. */
  readonly runs: NonNullable<BatchInput['runs']>;
  /** True where a run that is meant may be a rerun that was sent under this intent. */
  readonly runsSeenLate: boolean;
  /** The task queue of the workers that reach the system, where it is not the workflow's own. */
  readonly zone: string | undefined;
  /** True where the result is to have neither evidence nor ledger. */
  readonly isBrief: boolean;
}

/** `StopOptions` with the defaults filled in; times in milliseconds. What depends on the system is still open. */
export type StopPlan = Pick<StopOptions, 'mode'> & {
  readonly escalateAfterMs: number | undefined;
  readonly deadlineMs: number;
  readonly pollIntervalMs: number | undefined;
  readonly whenWaiting: 'wait' | 'refuse';
  readonly allowIrreversible: boolean;
  readonly confirmMs: number;
};

/** `RerunOptions` with the defaults filled in; times in milliseconds. */
export type RerunPlan = Pick<RerunOptions, 'ways' | 'recipes' | 'askAttribute'> & {
  readonly fromPhases: NonNullable<RerunOptions['fromPhases']>;
  /** Whether a job that was paused before the request is to go on: only where `paused` was named. */
  readonly resumesPausedBefore: boolean;
  readonly whenUnproven: NonNullable<RerunOptions['whenUnproven']>;
  readonly answerWithinMs: number;
  readonly deadlineMs: number;
};

/** `AwaitOptions` with the defaults filled in; times in milliseconds. */
export interface AwaitPlan {
  readonly phases: readonly JobPhase[];
  readonly deadlineMs: number;
  readonly pollIntervalMs: number | undefined;
  readonly confirmMs: number;
}

/** Checks an input. Throws a non-retryable `JobControl.InvalidInput` that names every wrong field. */
export function planBatch(input: BatchInput, parts: readonly InputPart[]): Batch {
  const problems = problemsInInput(input, parts);
  if (problems.length > 0) throw invalidInput(problems.join('; '));
  return {
    system: input.system,
    ids: input.jobs,
    ...originOf(input),
    runs: input.runs ?? {},
    runsSeenLate: input.runsSeenLate ?? false,
    zone: input.zone,
    isBrief: input.brief ?? false,
  };
}

/** Fills in the documented defaults. */
export function planStop(options: StopOptions = {}): StopPlan {
  return {
    ...(options.mode ? { mode: options.mode } : {}),
    escalateAfterMs: optionalMs(options.escalateAfter),
    deadlineMs: optionalMs(options.deadline) ?? 30 * MINUTE_MS,
    pollIntervalMs: optionalMs(options.pollInterval),
    whenWaiting: options.whenWaiting ?? 'refuse',
    allowIrreversible: options.allowIrreversible ?? false,
    confirmMs: optionalMs(options.confirmFor) ?? 0,
  };
}

/** Fills in the documented defaults. */
export function planRerun(options: RerunOptions = {}): RerunPlan {
  return {
    ...(options.ways ? { ways: options.ways } : {}),
    ...(options.recipes ? { recipes: options.recipes } : {}),
    ...(options.askAttribute ? { askAttribute: options.askAttribute } : {}),
    fromPhases: options.fromPhases ?? DEFAULT_RERUN_PHASES,
    resumesPausedBefore: options.fromPhases?.includes('paused') ?? false,
    whenUnproven: options.whenUnproven ?? 'ask',
    answerWithinMs: optionalMs(options.answerWithin) ?? 24 * 60 * MINUTE_MS,
    deadlineMs: optionalMs(options.deadline) ?? 15 * MINUTE_MS,
  };
}

/** Fills in the documented defaults. */
export function planAwait(options: AwaitOptions = {}): AwaitPlan {
  return {
    phases: options.phases ?? ['succeeded'],
    deadlineMs: optionalMs(options.deadline) ?? 24 * 60 * MINUTE_MS,
    pollIntervalMs: optionalMs(options.pollInterval),
    confirmMs: optionalMs(options.confirmFor) ?? 0,
  };
}

/** The failure that a wrong input ends a workflow with. */
export function invalidInput(message: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(message, FAILURE_TYPES.invalidInput);
}

function optionalMs(duration: Duration | undefined): number | undefined {
  return duration === undefined ? undefined : durationToMs(duration);
}
