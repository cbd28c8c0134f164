import type { Clock } from './clock';

/** A clock that stands still until it is told to go on. */
export interface VirtualClock extends Clock {
  /** Runs, in order of time, every timer that falls due in the next `milliseconds`, those set on the way included. */
  advance(milliseconds: number): void;
}

interface Timer {
  readonly due: number;
  readonly action: () => void;
}

/** Starts at the instant given (ISO 8601). */
export function virtualClock(start = '2024-01-01T00:00:00.000Z'): VirtualClock {
  let now = Date.parse(start);
  const timers = new Set<Timer>();
  const next = (): Timer | undefined => [...timers].sort((one, other) => one.due - other.due)[0];
  return {
    now: () => now,
    after(milliseconds, action) {
      const timer = { due: now + milliseconds, action };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(milliseconds) {
      const end = now + milliseconds;
      for (let timer = next(); timer && timer.due <= end; timer = next()) {
        timers.delete(timer);
        now = timer.due;
        timer.action();
      }
      now = end;
    },
  };
}
