import { wordFor } from '../model/statuses';
import type { Task } from '../model/task';
import type { World } from '../world';

/**
 * The status that the API prints. JP1/AO samples the status of tasks at intervals: with a lag it is that of a moment
 * ago, and a state that was passed quickly never shows. `now` leaves the lag out.
 */
export function statusShown(task: Task, { settings, clock }: World, when?: 'now'): string {
  const { statusLagMs, vocabulary, version } = settings();
  const latest = clock.now() - (when === 'now' ? 0 : statusLagMs);
  const shown = task.history.findLast(({ at }) => at <= latest) ?? task.history[0];
  return wordFor(shown?.status ?? task.status, vocabulary, version);
}
