import type { CiscoPrimeSettings } from '../settings';
import type { Limit } from './traffic';

interface Excess {
  readonly user: string;
  /** How many are under way already. */
  readonly current: number;
  readonly settings: CiscoPrimeSettings;
}

/**
 * What a 503 says. The three texts of the guides, with the parentheses and the thousands separators that a real server
 * was seen to add; the text for all users at the same time was not found and follows the one for a user.
 */
export function limitText(limit: Limit, { user, current, settings }: Excess): string {
  const observed = settings.limitWording === 'observed';
  const number = (value: number): string => (observed ? value.toLocaleString('en-US') : String(value));
  const rate = (threshold: number): string =>
    `exceeded (More than ${number(threshold)} in ${number(settings.windowSize)} ms)`;
  const count = (most: number): string =>
    `concurrent query count exceeded Currently ${number(current)} : Limit is ${number(most)}`;
  switch (limit) {
    case 'total':
      return `NBI Global Rate limit ${rate(settings.totalRequestThreshold)}`;
    case 'perUser':
      return `NBI Rate limit for user ${observed ? `(${user})` : user} ${rate(settings.perUserThreshold)}`;
    case 'perUserConcurrent':
      return `Per user ${count(settings.maxConcurrentQueries)}`;
    case 'concurrent':
      return `All user ${count(settings.maxAllUserConcurrentQueries)}`;
  }
}
