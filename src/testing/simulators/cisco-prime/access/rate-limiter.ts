import type { Clock } from '../../kit';
import { Refusal } from '../refusal';
import type { CiscoPrimeSettings } from '../settings';
import { limitText } from './limit-texts';
import { SlidingWindow } from './sliding-window';
import { LIMITS, type Limit, type TrafficCounter } from './traffic';

/** What a limiter works with. */
export interface RateLimiterParts {
  readonly clock: Clock;
  readonly settings: () => CiscoPrimeSettings;
  readonly traffic: TrafficCounter;
}

type Load = Record<Limit, number>;

/** The limits of requests per window and at the same time, for a user and for all. */
export class RateLimiter {
  private readonly all = new SlidingWindow();
  private readonly byUser = new Map<string, SlidingWindow>();
  private readonly underWay: string[] = [];

  constructor(private readonly parts: RateLimiterParts) {}

  /** Counts a request in, and returns what counts it out again. Throws a `Refusal` 503; what was refused does not count. */
  admit(user: string): () => void {
    const { clock, traffic } = this.parts;
    const load = this.loadWithOneMore(user);
    this.check(user, load);
    this.all.add(clock.now());
    this.windowOf(user).add(clock.now());
    this.underWay.push(user);
    traffic.let(user, load);
    return () => void this.underWay.splice(this.underWay.indexOf(user), 1);
  }

  private loadWithOneMore(user: string): Load {
    const { clock, settings } = this.parts;
    const now = clock.now();
    return {
      total: this.all.count(now, settings()) + 1,
      perUser: this.windowOf(user).count(now, settings()) + 1,
      perUserConcurrent: this.underWay.filter((other) => other === user).length + 1,
      concurrent: this.underWay.length + 1,
    };
  }

  private check(user: string, load: Load): void {
    const { settings, traffic } = this.parts;
    const thresholds = thresholdsOf(settings());
    for (const limit of LIMITS) {
      if (thresholds[limit] === -1 || load[limit] <= thresholds[limit]) continue;
      traffic.refused(limit);
      const text = limitText(limit, { user, current: load[limit] - 1, settings: settings() });
      throw new Refusal('503', text, { bare: settings().limitWording === 'documented' });
    }
  }

  private windowOf(user: string): SlidingWindow {
    const window = this.byUser.get(user) ?? new SlidingWindow();
    this.byUser.set(user, window);
    return window;
  }
}

function thresholdsOf(settings: CiscoPrimeSettings): Load {
  return {
    total: settings.totalRequestThreshold,
    perUser: settings.perUserThreshold,
    perUserConcurrent: settings.maxConcurrentQueries,
    concurrent: settings.maxAllUserConcurrentQueries,
  };
}
