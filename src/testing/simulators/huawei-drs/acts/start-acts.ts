import type { Job } from '../model/job';
import { passedPercentOf, type PrecheckMode } from '../model/precheck';
import { hasFailed } from '../model/statuses';
import type { RuleSettings } from '../settings/rule-settings';
import type { World } from '../world';
import type { Act, Reason } from './act';

/** Starts a configured job: at once, or at an instant (milliseconds since 1970) that is still to come. */
export function start(startAt: number | null): Act {
  return {
    name: 'start',
    action: 'START',
    allows: ({ status }) => ['CONFIGURATION', 'WAITING_FOR_START'].includes(status),
    lacks: (job, world) => {
      if (job.status === 'WAITING_FOR_START') return undefined;
      if (!job.connectionTested && world.settings().connectionTest) return 'connection-untested';
      return unlessPrechecked(job, 'forStartJob', world);
    },
    apply(job, { jobs, clock, settings }) {
      useUp(job, settings());
      job.startAt = startAt;
      if (startAt === null || startAt <= clock.now()) return jobs.life.start(job, 'scratch');
      jobs.life.enter(job, 'WAITING_FOR_START');
    },
  };
}

/** Goes on where a paused or failed job stands; in v3 it is called retry. */
export const restart: Act = {
  name: 'restart',
  action: 'RETRY',
  allows: ({ status }) => status === 'PAUSING' || hasFailed(status),
  apply: (job, { jobs }) => jobs.life.start(job, 'here'),
};

/** Starts again from scratch. */
export const reset: Act = {
  name: 'reset',
  action: 'RESET',
  allows: ({ status }, { resetsPaused }) => hasFailed(status) || (status === 'PAUSING' && resetsPaused),
  lacks: (job, world) => unlessPrechecked(job, 'forRetryJob', world),
  apply(job, { jobs, settings }) {
    useUp(job, settings());
    jobs.life.start(job, 'scratch');
  },
};

/** The latest precheck of that mode counts, and only if all of it has passed. */
function unlessPrechecked(
  { prechecks }: Job,
  mode: PrecheckMode,
  { clock, settings }: World,
): Reason | undefined {
  const latest = prechecks.findLast((precheck) => precheck.mode === mode && !precheck.used);
  const passed = latest !== undefined && passedPercentOf(latest, clock.now(), settings().alarmsPass) === 100;
  return passed ? undefined : 'precheck-missing';
}

function useUp({ prechecks }: Job, { prechecksLast }: RuleSettings): void {
  if (prechecksLast) return;
  for (const precheck of prechecks) precheck.used = true;
}
