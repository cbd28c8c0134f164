import { longestExchangeMs, openConnection } from '../../http';
import { basic } from '../shared/basic-auth';
import { connectionOptions } from '../shared/connection';
import { optionsError } from '../shared/options-error';
import { sessionExchange } from './auth';
import { hitachiJp1AoOptions, type HitachiJp1AoOptions } from './options';
import type { OverrideLookup } from './overrides';
import { stateReader } from './statuses';
import { createSystem, type HitachiJp1Ao } from './system';

export { hitachiJp1AoOptions, type HitachiJp1AoOptions };

/**
 * One JP1/Automatic Operation server, as a `JobSystem`. Connects when it is first used; `close` ends that.
 *
 * @param secrets texts that no message may show, besides the password
 * @throws TypeError when the options are not as `hitachiJp1AoOptions` describes them
 */
export function hitachiJp1Ao(options: HitachiJp1AoOptions, secrets: readonly string[] = []): HitachiJp1Ao {
  const { overrides, ...others } = options;
  const parsed = hitachiJp1AoOptions.safeParse({
    ...others,
    ...(typeof overrides === 'object' && { overrides }),
  });
  if (!parsed.success) throw optionsError('hitachiJp1Ao', options, parsed.error);
  const settings = parsed.data;
  const { user, password, language, statusWords, resubmitSchedule } = settings;
  const hidden = [...secrets, password, basic({ user, password })];
  const connection = openConnection(connectionOptions(settings), hidden);
  return createSystem({
    ...settings,
    inFlight: longestExchangeMs(connectionOptions(settings)),
    language,
    secrets: hidden,
    stateOf: stateReader(statusWords),
    schedule: resubmitSchedule,
    overrides: typeof overrides === 'function' ? overrides : lookupIn(settings.overrides ?? {}),
    connection: { ...connection, exchange: sessionExchange(connection.exchange, { user, password }) },
  });
}

function lookupIn(services: Readonly<Record<string, Readonly<Record<string, string>>>>): OverrideLookup {
  return ({ serviceName = '' }) =>
    Promise.resolve(Object.hasOwn(services, serviceName) ? (services[serviceName] ?? {}) : {});
}
