import { aFlag, anInteger, milliseconds, oneOf, orNull } from '../../kit';
import { picked } from './picked';

/** How a precheck can come out; a job with an alarm may be started all the same. */
export const PRECHECK_RESULTS = ['PASSED', 'ALARM', 'FAILED'] as const;

/** What a job will do; durations in milliseconds, null means never. The settings have the same members, for every new job. */
export interface Plan {
  /** CREATING, before CONFIGURATION; default 20. */
  readonly createsForMs: number | null;
  /** Whether it becomes CREATE_FAILED instead; default false. */
  readonly createFails: boolean;
  /** STARTJOBING, before it runs; default 20. */
  readonly startsForMs: number | null;
  /** Whether the next start ends in START_JOB_FAILED; default false. */
  readonly startFails: boolean;
  /** FULL_TRANSFER_STARTED, before FULL_TRANSFER_COMPLETE; default 60 000, so that no short test sees it by accident. */
  readonly fullTransferMs: number | null;
  /** FULL_TRANSFER_COMPLETE, before the incremental phase of a job that has one; default 20. */
  readonly incrementalAfterMs: number | null;
  /** From the begin of a run to its failure; default null. Not inherited by later runs. */
  readonly failsAfterMs: number | null;
  /** The same for later runs: those after a restart, a reset, and those of clones; default null. */
  readonly rerunsFailAfterMs: number | null;
  /** From the begin of a run to RELEASE_RESOURCE_COMPLETE without anybody's stop; default null. Not inherited. */
  readonly endsAfterMs: number | null;
  /** From an accepted pause to PAUSING, which means paused; default 20. Until then the job runs. */
  readonly pauseTakesMs: number | null;
  /** RELEASE_RESOURCE_STARTED after a stop; default 30. */
  readonly stopTakesMs: number | null;
  /** The same after a forced stop; default 20. */
  readonly forceStopTakesMs: number | null;
  /** Whether a stop ends in RELEASE_RESOURCE_FAILED; default false. */
  readonly stopFails: boolean;
  /** The same for a forced stop; default false. */
  readonly forceStopFails: boolean;
  /** From RELEASE_RESOURCE_COMPLETE to the disappearance of the job; default null. */
  readonly deletedAfterMs: number | null;
  /** After an accepted call: how many reads still show the status from before it; default 0. */
  readonly staleReads: number;
  /** How many calls that want to change the job are refused first; default 0. */
  readonly busyCalls: number;
  /** With which code: busy or abnormal (default), too frequent, or failed for no reason given. */
  readonly busyCode: 'DRS.M01504' | 'DRS.M01503' | 'DRS.10000001';
  /** How long a precheck takes; default 20. */
  readonly precheckTakesMs: number | null;
  /** How many reads of a precheck show less than 100 %, however long it has taken; default 0. */
  readonly precheckReads: number;
  /** How its last item comes out; default PASSED. The other items pass. */
  readonly precheckResult: (typeof PRECHECK_RESULTS)[number];
}

export const PLAN_DEFAULTS: Plan = {
  createsForMs: 20,
  createFails: false,
  startsForMs: 20,
  startFails: false,
  fullTransferMs: 60_000,
  incrementalAfterMs: 20,
  failsAfterMs: null,
  rerunsFailAfterMs: null,
  endsAfterMs: null,
  pauseTakesMs: 20,
  stopTakesMs: 30,
  forceStopTakesMs: 20,
  stopFails: false,
  forceStopFails: false,
  deletedAfterMs: null,
  staleReads: 0,
  busyCalls: 0,
  busyCode: 'DRS.M01504',
  precheckTakesMs: 20,
  precheckReads: 0,
  precheckResult: 'PASSED',
};

const aDuration = orNull(milliseconds);

export const PLAN_FIELDS = {
  createsForMs: aDuration,
  createFails: aFlag,
  startsForMs: aDuration,
  startFails: aFlag,
  fullTransferMs: aDuration,
  incrementalAfterMs: aDuration,
  failsAfterMs: aDuration,
  rerunsFailAfterMs: aDuration,
  endsAfterMs: aDuration,
  pauseTakesMs: aDuration,
  stopTakesMs: aDuration,
  forceStopTakesMs: aDuration,
  stopFails: aFlag,
  forceStopFails: aFlag,
  deletedAfterMs: aDuration,
  staleReads: anInteger(),
  busyCalls: anInteger(),
  busyCode: oneOf(['DRS.M01504', 'DRS.M01503', 'DRS.10000001']),
  precheckTakesMs: aDuration,
  precheckReads: anInteger(),
  precheckResult: oneOf(PRECHECK_RESULTS),
};

/** The plan that settings stand for, with what a test has said of its job. */
export function planFrom(settings: Plan, job: Partial<Plan> = {}): Plan {
  return { ...PLAN_DEFAULTS, ...picked(Object.keys(PLAN_DEFAULTS) as (keyof Plan)[], [settings, job]) };
}

/** The plan of the runs after the first: what was meant for one run is over. */
export function planAfter(plan: Plan): Plan {
  return { ...plan, failsAfterMs: plan.rerunsFailAfterMs, endsAfterMs: null, startFails: false };
}
