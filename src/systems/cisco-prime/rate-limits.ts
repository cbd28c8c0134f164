import { SystemError, type CallContext } from '../../contract';
import type { BudgetLimits } from '../../http';
import type { BudgetSettings } from '../shared/budget';
import type { Door } from './door';
import { rateLimits } from './requests';
import { elementsAt, textOf, type Element } from './wire/element';

/** What is sent where the server does not tell its limits: it rejects the sixth request in a second, and the sixth at a time. */
export const DEFAULT_LIMITS = { requestsPerSecond: 4, concurrent: 4 } as const;

/** Requests per second. A server may tell less, or more, but nobody means that: the one would stop everything, the other limit nothing. */
const TOLD = { least: 1 / 60, most: 1_000 } as const;

/** After a failure the limits are not asked for again before so long. */
const ASK_AGAIN_AFTER_MS = 60_000;

/** How the limits of a server are learnt. */
export interface LimitLookup {
  readonly settings: BudgetSettings;
  /** Takes the limits over. */
  readonly change: (limits: BudgetLimits) => void;
  /** Milliseconds since the epoch. Default: the clock. */
  readonly now?: () => number;
}

/**
 * Asks for the rate limits once, the first time it is called, and keeps below them. A server that does not tell them, or not this account,
 * changes nothing: the caller's own call is what matters, so a failure is not thrown. Only an abort is.
 */
export function limitLookup({ settings, change, now = Date.now }: LimitLookup) {
  let askAt = 0;
  return async (door: Door, { signal }: CallContext): Promise<void> => {
    if (now() < askAt) return;
    askAt = Infinity; // whoever comes meanwhile does not wait
    try {
      const { document } = await door.send(rateLimits(door.dialect));
      change(limitsIn(document, settings));
    } catch (error) {
      askAt = now() + ASK_AGAIN_AFTER_MS;
      if (signal.aborted || !(error instanceof SystemError)) throw error;
    }
  };
}

/**
 * What may be sent to a server with these limits: one request in each window less than it takes, for the clocks differ, and never more
 * than the operator allows. -1 means off.
 */
export function limitsIn(document: Element, settings: BudgetSettings): BudgetLimits {
  const [limits] = elementsAt(document, 'rateLimitsDTO');
  const number = (name: string): number | undefined => {
    const value = Number(textOf(limits, name));
    return Number.isFinite(value) && value > 0 ? value : undefined;
  };
  const seconds = (number('windowSize') ?? 1_000) / 1_000;
  const rates = [number('perUserThreshold'), number('totalRequestThreshold')];
  const concurrent = [number('maxConcurrentQueries'), number('maxAllUserConcurrentQueries')];
  return {
    requestsPerSecond: lowest(
      rates.map((rate) => rate && plausible(below(rate) / seconds)),
      settings.requestsPerSecond,
      DEFAULT_LIMITS.requestsPerSecond,
    ),
    // More at a time than there are sessions for is of no use, so here the default is a limit too.
    concurrent: lowest(
      concurrent.map((count) => count && Math.ceil(below(count))),
      settings.concurrentRequests ?? DEFAULT_LIMITS.concurrent,
      DEFAULT_LIMITS.concurrent,
    ),
  };
}

function lowest(told: readonly (number | undefined)[], allowed: number | undefined, usual: number): number {
  const known = told.filter((limit) => limit !== undefined);
  if (known.length === 0) return allowed ?? usual;
  return Math.min(...known, allowed ?? Infinity);
}

function plausible(rate: number): number {
  return Math.min(TOLD.most, Math.max(TOLD.least, rate));
}

function below(threshold: number): number {
  return Math.max(threshold - 1, threshold / 2);
}
