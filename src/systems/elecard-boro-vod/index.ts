import type { JobSystem } from '../../contract';
import { longestExchangeMs, openConnection } from '../../http';
import { connectionOptions } from '../shared/connection';
import { optionsError } from '../shared/options-error';
import { apiAuthSigner, signedExchange } from './auth';
import { elecardBoroVodOptions, type ElecardBoroVodOptions, type RecordedTaskLookup } from './options';
import { createSystem } from './system';

export { elecardBoroVodOptions, type ElecardBoroVodOptions };

/**
 * One project on an Elecard Boro VoD server, as a `JobSystem`. Connects when it is first used; `close` ends that.
 *
 * @param secrets texts that no message may show, besides the signing secret
 * @throws TypeError when the options are not as `elecardBoroVodOptions` describes them
 */
export function elecardBoroVod(options: ElecardBoroVodOptions, secrets: readonly string[] = []): JobSystem {
  const { signing, recordedTasks, ...others } = options;
  const parsed = elecardBoroVodOptions.safeParse({
    ...others,
    ...(typeof signing === 'object' && { signing }),
    ...(typeof recordedTasks === 'object' && { recordedTasks }),
  });
  if (!parsed.success) throw optionsError('elecardBoroVod', options, parsed.error);
  const settings = parsed.data;
  const hidden = settings.signing ? [...secrets, settings.signing.secret] : secrets;
  const connection = openConnection(connectionOptions(settings), hidden);
  const sign = typeof signing === 'function' ? signing : settings.signing && apiAuthSigner(settings.signing);
  return createSystem({
    ...settings,
    inFlight: longestExchangeMs(connectionOptions(settings)),
    secrets: hidden,
    isSigned: sign !== undefined,
    account: { userId: settings.userId, projectId: settings.projectId },
    recorded: typeof recordedTasks === 'function' ? recordedTasks : lookupIn(settings.recordedTasks ?? {}),
    connection: sign
      ? { ...connection, exchange: signedExchange(connection.exchange, settings.url, sign) }
      : connection,
  });
}

type Recorded = NonNullable<ReturnType<typeof elecardBoroVodOptions.parse>['recordedTasks']>;

function lookupIn(tasks: Recorded): RecordedTaskLookup {
  return (id) => Promise.resolve(Object.hasOwn(tasks, id) ? tasks[id] : undefined);
}
