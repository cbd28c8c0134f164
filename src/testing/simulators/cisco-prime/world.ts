import type { Clock } from '../kit';
import type { RateLimiter } from './access/rate-limiter';
import type { Sessions } from './access/sessions';
import type { TrafficCounter } from './access/traffic';
import type { Jobs } from './model/jobs';
import type { CiscoPrimeSettings } from './settings';

/** One simulated server, as its operations see it. */
export interface World {
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly sessions: Sessions;
  readonly limiter: RateLimiter;
  readonly traffic: TrafficCounter;
  readonly settings: () => CiscoPrimeSettings;
  /** The server's time, milliseconds since 1970. */
  readonly now: () => number;
}
