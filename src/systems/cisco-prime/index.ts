import { longestExchangeMs, openConnection, withinBudget } from '../../http';
import { basic } from '../shared/basic-auth';
import { budgetLimits } from '../shared/budget';
import { connectionOptions } from '../shared/connection';
import { optionsError } from '../shared/options-error';
import { LastingSignals } from '../shared/lasting';
import { signedInExchange } from './auth';
import { ciscoPrimeOptions, type CiscoPrimeOptions } from './options';
import { DEFAULT_LIMITS } from './rate-limits';
import { lookupIn } from './submissions';
import { createSystem, type CiscoPrime } from './system';

export { ciscoPrimeOptions, type CiscoPrimeOptions };

/**
 * One Cisco Prime Infrastructure or EPN Manager server, as a `JobSystem`. Connects when it is first used; `close` ends that.
 *
 * @param secrets texts that no message may show, besides the password
 * @throws TypeError when the options are not as `ciscoPrimeOptions` describes them
 */
export function ciscoPrime(options: CiscoPrimeOptions, secrets: readonly string[] = []): CiscoPrime {
  const { recordedSubmissions, ...others } = options;
  const parsed = ciscoPrimeOptions.safeParse({
    ...others,
    ...(typeof recordedSubmissions === 'object' && { recordedSubmissions }),
  });
  if (!parsed.success) throw optionsError('ciscoPrime', options, parsed.error);
  const settings = parsed.data;
  const { user, password, version, format, virtualDomain, rateLimits } = settings;
  const hidden = [...secrets, password, basic({ user, password })];
  const connection = openConnection(connectionOptions(settings), hidden);
  const lasting = new LastingSignals();
  const budget = withinBudget(lasting.exchange(connection.exchange), budgetLimits(settings, DEFAULT_LIMITS));
  return createSystem({
    ...settings,
    inFlight: longestExchangeMs(connectionOptions(settings)),
    exchange: signedInExchange(budget.exchange, { user, password }, settings),
    dialect: { version, format, virtualDomain },
    secrets: hidden,
    lasting,
    pause: (milliseconds) => budget.pause(milliseconds),
    limits: budget.limits,
    changeLimits: (limits) => budget.change(limits),
    rateLimits: rateLimits ?? (version === 4 ? 'ask' : 'configured'),
    recorded:
      typeof recordedSubmissions === 'function'
        ? recordedSubmissions
        : lookupIn(settings.recordedSubmissions ?? []),
    close: () => connection.close(),
  });
}
