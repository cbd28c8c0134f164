import type { Capabilities } from '../../contract';

/** What an operator sets of it. Times in milliseconds. */
export interface CapabilitySettings {
  readonly pollInterval: number;
  readonly settle: number;
  /** For how long a submission may be under way. */
  readonly inFlight: number;
}

/** The most tasks in one call. Boro VoD documents no limit: this one is ours. */
const BATCH_SIZE = 100;

/** What Boro VoD can do. */
export function capabilitiesOf(settings: CapabilitySettings): Capabilities {
  const { pollInterval, settle, inFlight } = settings;
  return {
    stop: {
      modes: {
        graceful: {
          fromPhases: ['running'], // 4.3.8: "allows you to stop running tasks with the Running status"
          endsAs: [{ phase: 'stopped', certainty: 'certain' }], // only TaskStop makes a task Canceled
          reversible: true, // a rerun is a new task, so nothing is lost for good
        },
      },
      defaultMode: 'graceful',
      batchSize: BATCH_SIZE,
    },
    status: { batchSize: BATCH_SIZE, pollIntervalMs: pollInterval },
    rerun: {
      ways: [
        {
          way: 'new-run',
          fromPhases: ['succeeded', 'failed', 'stopped'],
          id: 'new',
          guard: 'marker',
          search: { sees: 'active' }, // TaskStatus "*": "all running tasks, as well as tasks in the queue" (4.3.9)
        },
      ],
      infoBeforeStop: false, // a task that was stopped can still be asked about
      settleMs: settle,
      inFlightMs: inFlight,
    },
    list: {
      selectors: ['phases', 'name'], // TaskStatus shows no start
      query: [],
      phases: ['waiting', 'running', 'stopping', 'paused', 'unknown'], // TaskStatus "*" shows none that have ended
    },
  };
}
