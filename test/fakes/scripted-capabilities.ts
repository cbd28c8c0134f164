import type {
  Capabilities,
  ListCapability,
  RerunWayCapability,
  StopModeCapability,
} from '../../src/contract';

/** What a test may change of the capabilities: each part replaces the default part by part. */
export interface CapabilityChanges {
  readonly stop?: Partial<Capabilities['stop']>;
  readonly status?: Partial<Capabilities['status']>;
  readonly rerun?: Partial<Capabilities['rerun']>;
  readonly list?: Capabilities['list'];
  readonly budget?: NonNullable<Capabilities['budget']>;
}

/** An ordinary stop whose end cannot be mistaken. */
export const GRACEFUL: StopModeCapability = {
  fromPhases: ['running'],
  endsAs: [{ phase: 'stopped', certainty: 'certain' }],
  reversible: true,
};

/** A harder stop after which the job looks like one that failed. */
export const FORCE: StopModeCapability = {
  fromPhases: ['waiting', 'running', 'stopping'],
  endsAs: [{ phase: 'failed', certainty: 'likely' }],
  reversible: true,
};

/** A rerun that is a new job, marked with our text, which can be searched for among all jobs. */
export const NEW_RUN: RerunWayCapability = {
  way: 'new-run',
  fromPhases: ['succeeded', 'failed', 'stopped'],
  id: 'new',
  guard: 'marker',
  search: { sees: 'all' },
};

/** A rerun of the job itself, which is guarded by the job's state. */
export const FROM_START: RerunWayCapability = {
  way: 'from-start',
  fromPhases: ['failed', 'stopped'],
  id: 'kept',
  guard: 'state',
  search: { sees: 'nothing' },
};

const LIST: ListCapability = { selectors: ['phases', 'runningFor', 'name'], query: ['owner'] };

/** A stop after which the job rests and can go on. */
export const PAUSE: StopModeCapability = {
  fromPhases: ['running'],
  endsAs: [{ phase: 'paused', certainty: 'certain' }],
  reversible: true,
};

/** A rerun that lets a paused job go on. */
export const RESUME: RerunWayCapability = { ...FROM_START, way: 'resume', fromPhases: ['paused'] };

/** What a system can do that pauses and resumes. */
export const PAUSING: CapabilityChanges = {
  status: { pollIntervalMs: 30 },
  stop: { modes: { pause: PAUSE }, defaultMode: 'pause' },
  rerun: { ways: [RESUME] },
};

/** Capabilities with short times. */
export function scriptedCapabilities({
  stop,
  status,
  rerun,
  list = LIST,
  budget,
}: CapabilityChanges = {}): Capabilities {
  return {
    stop: { modes: { graceful: GRACEFUL, force: FORCE }, defaultMode: 'graceful', batchSize: 100, ...stop },
    status: { batchSize: 100, pollIntervalMs: 10, ...status },
    rerun: { ways: [NEW_RUN], infoBeforeStop: false, settleMs: 10, ...rerun },
    list,
    ...(budget && { budget }),
  };
}
