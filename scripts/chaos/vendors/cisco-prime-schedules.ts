import type { ChaosVendor } from './chaos-vendor';
import { ciscoPrime } from './cisco-prime';

const AN_HOUR_MS = 3_600_000;

/** Jobs of Prime that recur: a stop suspends their schedule, and the rerun is to give it back to them and start nothing. */
export const ciscoPrimeSchedules: ChaosVendor = {
  ...ciscoPrime,
  ownSimulator: false, // nothing is started, so nothing can be taken for the rerun of another cell
  variant: 'schedules',
  settingsFor: (url) => ({ ...ciscoPrime.settingsFor(url), schedule: 'suspend', resumeSuspended: true }),
  subjects: [
    {
      name: 'prime-next',
      from: 'stopped',
      rerun: { ways: ['next-scheduled'] },
      target: { everyMs: AN_HOUR_MS },
      leftToSchedule: true,
      keepsId: false,
      without: {
        'rerun-info': 'the same call reads the status',
        search: 'nothing is started, so nothing is searched',
      },
      unrestartable: 'a run never runs again: the next run is another job',
    },
  ],
};
