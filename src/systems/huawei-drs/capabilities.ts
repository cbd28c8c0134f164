import type { Capabilities, RerunWayCapability, StopModeCapability } from '../../contract';
import { budgetLimits, declaredBudget, type BudgetSettings } from '../shared/budget';
import { DEFAULT_BUDGET } from './auth';
import { LIST_QUERY } from './list-query';
import type { ApiSetting } from './probe';

/** What an operator sets of it. Times in milliseconds. */
export interface CapabilitySettings extends BudgetSettings {
  readonly api: ApiSetting;
  readonly pollInterval: number;
  readonly settle: number;
  /** For how long a submission may be under way. */
  readonly inFlight: number;
}

/** Tasks in one call. No limit is documented for either: these are ours. */
const STOP_BATCH = 25;
const STATUS_BATCH = 20;

/** Creating, Configuration, Pending start, Full, Incremental, Paused, Fault rectification (user guide of the Open Telekom Cloud). */
const RELEASE: StopModeCapability = {
  fromPhases: ['waiting', 'running', 'paused'],
  endsAs: [{ phase: 'stopped', certainty: 'likely' }], // RELEASE_RESOURCE_COMPLETE is also how a task ends by itself
  reversible: false, // its replication instance is released: the same task never runs again
  mayVanish: true, // an ended task can be deleted
};

const KEPT = { id: 'kept', guard: 'state', search: { sees: 'nothing' } } as const;

/** DRS shows nothing that counts attempts: a task that failed again is as it was. */
const UNCOUNTED = { mayEndUnchanged: true } as const;

const REST: Readonly<Record<'resume' | 'retry' | 'newRun' | 'reset', RerunWayCapability>> = {
  resume: { way: 'resume', fromPhases: ['paused'], ...KEPT },
  retry: { way: 'from-failed-step', fromPhases: ['failed'], ...KEPT, ...UNCOUNTED },
  newRun: {
    ...{ way: 'new-run', fromPhases: ['stopped'], id: 'new', guard: 'marker' },
    search: { sees: 'all' }, // the list shows ended tasks too, until somebody deletes them; names are unique (DRS.M00277)
  },
  reset: { way: 'from-start', fromPhases: ['failed', 'waiting'], ...KEPT, ...UNCOUNTED },
};

/** v3 has no reset, but it starts what waits for its start. */
const START: RerunWayCapability = { way: 'from-start', fromPhases: ['waiting'], ...KEPT };

/** Tasks are looked at one by one for what a rerun needs, in v5 for their status too. Only reruns that are new tasks are searched for. */
const REQUESTS_PER_JOB = { rerunInfo: 1, findReruns: 0 } as const;
const REQUESTS_PER_JOB_V5 = { status: 1, ...REQUESTS_PER_JOB } as const;

/** What DRS can do; with `probe`, what v5 can. */
export function capabilitiesOf(settings: CapabilitySettings): Capabilities {
  const { api, pollInterval, settle, inFlight } = settings;
  const { resume, retry, newRun, reset } = REST;
  return {
    stop: {
      modes: {
        pause: {
          fromPhases: ['running'],
          endsAs: [{ phase: 'paused', certainty: 'certain' }], // nothing but a pause leads there
          reversible: true,
        },
        graceful: RELEASE,
        force: RELEASE,
      },
      defaultMode: 'pause',
      batchSize: STOP_BATCH,
    },
    status: { batchSize: STATUS_BATCH, pollIntervalMs: pollInterval },
    rerun: {
      ways: [resume, retry, newRun, api === 'v3' ? START : reset],
      infoBeforeStop: true, // actions and endpoints shrink when a task has been released
      settleMs: settle,
      inFlightMs: inFlight,
    },
    list: { selectors: ['phases', 'name'], query: LIST_QUERY }, // no start of an attempt is documented
    ...declaredBudget(
      budgetLimits(settings, DEFAULT_BUDGET),
      api === 'v3' ? REQUESTS_PER_JOB : REQUESTS_PER_JOB_V5,
    ),
  };
}
