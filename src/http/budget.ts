import { Turnstile } from './turnstile';
import type { Exchange } from './message';

/** How much may be sent. What is left out is not limited. */
export interface BudgetLimits {
  /** Requests begun in a second, evenly spaced: a burst would fill a server's sliding window at once. */
  readonly requestsPerSecond?: number;
  /** Requests under way at the same time. */
  readonly concurrent?: number;
}

/** An exchange with a budget that all its callers share. */
export interface Budgeted {
  /** Waits for its turn, urgent requests first. While it waits nothing is sent: an aborted signal rejects with its reason. */
  readonly exchange: Exchange;
  /** What is kept now. */
  readonly limits: () => BudgetLimits;
  /** New limits, from the next request on: for a server that tells its own. */
  change(limits: BudgetLimits): void;
  /** Nobody sends for so many milliseconds: for a server that said that it has had enough. */
  pause(milliseconds: number): void;
}

/**
 * Puts a budget before an exchange. One budget for everything that is asked of a system, so that polls never eat what a stop needs.
 *
 * @throws RangeError for a limit that is not more than zero
 */
export function withinBudget(exchange: Exchange, limits: BudgetLimits): Budgeted {
  const turnstile = new Turnstile(limits);
  return {
    async exchange(request, signal) {
      await turnstile.enter(request.urgent ?? false, signal);
      try {
        return await exchange(request, signal);
      } finally {
        turnstile.leave();
      }
    },
    limits: () => turnstile.limits,
    change: (changed) => turnstile.change(changed),
    pause: (milliseconds) => turnstile.pause(milliseconds),
  };
}
