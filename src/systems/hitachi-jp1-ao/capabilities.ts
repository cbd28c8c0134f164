import type { Capabilities, RerunWayCapability, SearchScope, StopModeCapability } from '../../contract';
import { queryOf } from './list-query';
import { FIRST_WITH_FORCE_STOP, type VersionSetting } from './version';

/** What an operator sets of it. Times in milliseconds. */
export interface CapabilitySettings {
  readonly version: VersionSetting;
  readonly pollInterval: number;
  readonly settle: number;
  /** For how long a submission may be under way. */
  readonly inFlight: number;
}

/** Tasks read in one call, each with a request of its own. JP1/AO documents no limit: this one is ours. */
const STATUS_BATCH = 20;

const ENDS: StopModeCapability['endsAs'] = [
  { phase: 'failed', certainty: 'likely' }, // stopped and force-stopped tasks end in Failed, and so do those that fail by themselves
  { phase: 'stopped', certainty: 'certain' }, // Canceled: its schedule was cancelled before it ran
];

/** What JP1/AO of this version can do. Where the version is not known yet, what every version can. */
export function capabilitiesOf(settings: CapabilitySettings): Capabilities {
  const { version, pollInterval, settle, inFlight } = settings;
  const isModern = version !== 'probe' && version >= FIRST_WITH_FORCE_STOP;
  return {
    stop: {
      modes: {
        graceful: { fromPhases: ['waiting', 'paused', 'running'], endsAs: ENDS, reversible: true },
        ...(isModern && {
          force: { fromPhases: ['waiting', 'paused', 'running', 'stopping'], endsAs: ENDS, reversible: true },
        }),
      },
      defaultMode: 'graceful',
      batchSize: 1,
    },
    status: { batchSize: STATUS_BATCH, pollIntervalMs: pollInterval },
    // Without TaskHistories, which is documented for V12, tasks that were archived are not seen.
    rerun: {
      ways: waysOf({ sees: isModern ? 'all' : 'active' }),
      infoBeforeStop: false,
      settleMs: settle,
      inFlightMs: inFlight,
    },
    list: { selectors: ['phases', 'runningFor', 'name'], query: queryOf(version) },
  };
}

/** The way that leaves work out comes last, so that it is taken only by those who ask for it. */
function waysOf(scope: SearchScope): RerunWayCapability[] {
  const retry = {
    fromPhases: ['failed'],
    id: 'kept',
    guard: 'state',
    search: { sees: 'nothing' },
  } as const satisfies Omit<RerunWayCapability, 'way'>;
  return [
    { way: 'from-failed-step', ...retry },
    {
      way: 'new-run',
      fromPhases: ['succeeded', 'failed', 'stopped'],
      id: 'new',
      guard: 'marker',
      search: scope,
    },
    { way: 'after-failed-step', ...retry },
  ];
}
