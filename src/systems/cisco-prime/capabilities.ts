import type { Capabilities, RerunWayCapability } from '../../contract';
import type { BudgetLimits } from '../../http';
import { declaredBudget } from '../shared/budget';
import { LIST_QUERY } from './list-query';
import type { ScheduleChoice } from './stop-runs';

/** What an operator sets of it. Times in milliseconds. */
export interface CapabilitySettings {
  readonly jobsPerCall: number;
  readonly schedule: ScheduleChoice;
  readonly historyKept: number;
  readonly pollInterval: number;
  readonly settle: number;
  /** For how long a submission may be under way. */
  readonly inFlight: number;
}

/** Runs cancelled in one call. Prime documents no limit: this one is ours. */
const STOP_BATCH = 50;

/** Jobs read in one call of ours where each needs a request of its own. */
const SINGLE_BATCH = 20;

const ENDED: RerunWayCapability['fromPhases'] = ['succeeded', 'failed', 'stopped'];

/** A search looks for submissions in doubt alone: a rerun that is left to its schedule needs no request. */
const REQUESTS_PER_JOB = { findReruns: 0 } as const;

/**
 * What Prime can do.
 *
 * @param limits those that are kept now. A server has a limit for each user, one for all users, and others for requests at a time; its rate is the
 * lowest of the first two. It is what the settings say until the server has told its own, and then the lower one.
 */
export function capabilitiesOf(settings: CapabilitySettings, limits: BudgetLimits): Capabilities {
  const { jobsPerCall, schedule, pollInterval, settle, inFlight } = settings;
  return {
    stop: {
      modes: {
        graceful: {
          fromPhases: ['waiting', 'running', 'paused'],
          endsAs: [
            { phase: 'stopped', certainty: 'certain' }, // CANCELLED, which only a cancel gives
            { phase: 'failed', certainty: 'likely' }, // ABORTED and INTERRUPTED, which a stop may give, and a restart of the server too
          ],
          reversible: schedule !== 'cancel', // a job that was cancelled cannot be resumed
        },
      },
      defaultMode: 'graceful',
      batchSize: STOP_BATCH,
    },
    status: { batchSize: jobsPerCall === 1 ? SINGLE_BATCH : jobsPerCall, pollIntervalMs: pollInterval },
    rerun: {
      ways: waysOf(settings),
      infoBeforeStop: false,
      settleMs: settle,
      inFlightMs: inFlight,
    },
    list: { selectors: ['phases', 'runningFor', 'name'], query: LIST_QUERY },
    ...declaredBudget(limits, REQUESTS_PER_JOB),
  };
}

/** A job that its own schedule runs again needs no submission, so that way comes first. */
function waysOf({ historyKept }: CapabilitySettings): RerunWayCapability[] {
  return [
    { way: 'next-scheduled', fromPhases: ENDED, id: 'new', guard: 'state', search: { sees: 'nothing' } },
    {
      way: 'new-run',
      fromPhases: ENDED,
      id: 'new',
      guard: 'provenance',
      search: { sees: 'recent', windowMs: historyKept },
    },
  ];
}
