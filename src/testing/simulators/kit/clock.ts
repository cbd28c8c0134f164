/** Stops a timer that has not fired yet; harmless afterwards. */
export type CancelTimer = () => void;

/** The simulator's time, so that a test can bring its own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs the action once, that many milliseconds from now, never before `after` has returned. */
  after(milliseconds: number, action: () => void): CancelTimer;
}

/** The machine's time. Its timers keep no process alive. */
export function realClock(): Clock {
  return {
    now: () => Date.now(),
    after(milliseconds, action) {
      const timer = setTimeout(action, milliseconds).unref();
      return () => clearTimeout(timer);
    },
  };
}
