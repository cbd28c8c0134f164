import type { Job } from '../model/job';
import { hasFailed, isDeletable, isRunning, isStoppable } from '../model/statuses';
import type { DrsSettings } from '../settings';
import type { Act } from './act';

/** Ends a job for good. It is over only when its status says RELEASE_RESOURCE_COMPLETE. */
export function stop(force: boolean): Act {
  return {
    name: force ? 'forced stop' : 'stop',
    action: 'FREE_RESOURCE',
    allows: mayStop,
    apply(job, { jobs }) {
      // A repeated stop that the settings accept has no effect.
      if (isStoppable(job.status)) jobs.life.stop(job, force ? 'force' : 'stop');
    },
  };
}

function mayStop({ status, order }: Job, settings: DrsSettings): boolean {
  if (order.chargingMode === 'period' && settings.prepaidStop === 'refused') return false;
  if (status === 'RELEASE_RESOURCE_STARTED') return settings.repeatedStop === 'accepted';
  if (status === 'STARTJOBING') return settings.stopsWhileStarting;
  return isStoppable(status);
}

/** Pauses a job; the word for that is `stop` in v5's action, and what it leads to is called PAUSING. */
export function pause(mode: 'target' | 'all'): Act {
  return {
    name: `pause ${mode}`,
    action: 'PAUSE',
    allows: ({ status }, { v5PausesFailed }, generation) =>
      isRunning(status) || (hasFailed(status) && (generation === 'v3' || v5PausesFailed)),
    lacks: unlessPausing,
    apply: (job, { jobs }) => jobs.life.pause(job, mode),
  };
}

/** Deletes a job that has ended. */
export const remove: Act = {
  name: 'delete',
  action: 'DELETE',
  allows: ({ status }) => isDeletable(status),
  apply: (job, { jobs }) => jobs.life.remove(job),
};

function unlessPausing({ pauseRequested }: Job): 'busy' | undefined {
  return pauseRequested === null ? undefined : 'busy';
}
