import type { JobSystem } from '../../contract';
import { longestExchangeMs } from '../../http';
import { connectionOptions } from '../shared/connection';
import { optionsError } from '../shared/options-error';
import { openProject } from './auth';
import { huaweiDrsOptions, type HuaweiDrsOptions, type HuaweiDrsSettings } from './options';
import type { RecordedJobLookup } from './recipe';
import { createSystem } from './system';

export { huaweiDrsOptions, type HuaweiDrsOptions };

/**
 * One project of Huawei Cloud DRS in one region, as a `JobSystem`. Connects when it is first used; `close` ends that.
 *
 * @param secrets texts that no message may show, besides the credentials and the named secrets
 * @throws TypeError when the options are not as `huaweiDrsOptions` describes them
 */
export function huaweiDrs(options: HuaweiDrsOptions, secrets: readonly string[] = []): JobSystem {
  const { recordedJobs, ...others } = options;
  const parsed = huaweiDrsOptions.safeParse({
    ...others,
    ...(typeof recordedJobs === 'object' && { recordedJobs }),
  });
  if (!parsed.success) throw optionsError('huaweiDrs', options, parsed.error);
  const settings = parsed.data;
  const hidden = [...secrets, ...secretsIn(settings)];
  const { secrets: namedSecrets, ...rest } = settings;
  return createSystem({
    ...rest,
    namedSecrets,
    secrets: hidden,
    isSigned: settings.signing !== undefined,
    inFlight: longestExchangeMs(connectionOptions(settings)),
    recorded: typeof recordedJobs === 'function' ? recordedJobs : lookupIn(settings.recordedJobs ?? {}),
    connection: openProject(settings, hidden),
  });
}

function secretsIn({ iam, signing, secrets }: HuaweiDrsSettings): string[] {
  const own = [iam?.password, signing?.secretKey, signing?.securityToken];
  return [...own.filter((text) => text !== undefined), ...Object.values(secrets)];
}

function lookupIn(jobs: NonNullable<HuaweiDrsSettings['recordedJobs']>): RecordedJobLookup {
  return (id) => Promise.resolve(Object.hasOwn(jobs, id) ? jobs[id] : undefined);
}
