import type { Exchange } from '../../http';
import { fine, unknown, warned, wrong, type Finding } from './checking';

/** When a difference refuses requests, and why. */
export interface ClockLimit {
  readonly ms: number;
  /** For example `a signature is good for 15 minutes`. */
  readonly because: string;
}

/** Milliseconds by which the server's clock is ahead of ours: somewhere between the two. */
interface Skew {
  readonly least: number;
  readonly most: number;
}

/** An exchange whose answers tell the time of the server. */
export interface ServerClock {
  readonly exchange: Exchange;
  /** What its answers have told so far. */
  finding(limit?: ClockLimit): Finding;
}

/** More than this is nothing that well-kept clocks do. */
const WARN_OVER_MS = 5_000;

/** The header Date is cut to whole seconds. */
const DATE_RESOLUTION_MS = 1_000;

/**
 * Reads the header Date of every answer. Between sending and receiving lies the moment that it names, so a slow answer tells less, and
 * none makes clocks look further apart than they are.
 *
 * @param now milliseconds since the epoch
 */
export function watchClock(exchange: Exchange, now: () => number = Date.now): ServerClock {
  let best: Skew | undefined;
  return {
    async exchange(request, signal) {
      const sent = now();
      const response = await exchange(request, signal);
      const { date = '', age } = response.headers;
      const told = Date.parse(date);
      // With Age it comes out of a cache, with the Date of some time ago.
      if (Number.isNaN(told) || age !== undefined) return response;
      const skew = { least: told - now(), most: told + DATE_RESOLUTION_MS - sent };
      if (best === undefined || skew.most - skew.least < best.most - best.least) best = skew;
      return response;
    },
    finding: (limit) => (best ? findingOf(best, limit) : unknown('No answer told the time of the server.')),
  };
}

function findingOf(skew: Skew, limit: ClockLimit | undefined): Finding {
  const apart = Math.max(0, skew.least, -skew.most);
  if (apart === 0) return fine('Its clock and ours agree, as far as whole seconds tell.');
  const how = `Its clock is ${inWords(apart)} ${skew.least > 0 ? 'ahead of' : 'behind'} ours`;
  if (limit && apart > limit.ms) return wrong(`${how}, and ${limit.because}: set both by a time server.`);
  if (apart > WARN_OVER_MS) return warned(`${how}: set both by a time server.`);
  return fine(`${how}.`);
}

function inWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} minutes`;
}
