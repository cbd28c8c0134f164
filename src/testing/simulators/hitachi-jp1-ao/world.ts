import type { Clock } from '../kit';
import type { Ids } from './model/ids';
import type { Sessions } from './access/sessions';
import type { Jp1AoSettings } from './settings';
import type { Tasks } from './model/tasks';

/** One simulated server, as its operations see it. */
export interface World {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly tasks: Tasks;
  readonly sessions: Sessions;
  readonly settings: () => Jp1AoSettings;
  /** Until then (milliseconds since 1970) everything is answered with 412. */
  downUntil: number;
}
