import type { Exchange } from '../../http';
import { parseJson } from '../../http';
import { isKind } from '../shared/failures';
import { errorOfStatus, unreadableAnswer } from './errors';
import { versionInformation } from './requests';

/** The product version as settings name it. `probe` asks the server once, before the first call. */
export type VersionSetting = 10 | 11 | 12 | 'probe';

/** The first version with forceStop. V10 has neither that nor a list of archived tasks that is documented. */
export const FIRST_WITH_FORCE_STOP = 11;

/** The first version whose task list has the full-text parameter q. */
export const FIRST_WITH_Q = 12;

/** Gives the product's major version. */
export type VersionLookup = (signal: AbortSignal) => Promise<number>;

/** The version from the settings, or the one that the server tells: asked for once, and then remembered. */
export function versionLookup(setting: VersionSetting, exchange: Exchange): VersionLookup {
  let known: number | undefined = setting === 'probe' ? undefined : setting;
  return async (signal) => (known ??= await askForVersion(exchange, signal));
}

async function askForVersion(exchange: Exchange, signal: AbortSignal): Promise<number> {
  const response = await exchange(versionInformation(), signal);
  try {
    if (response.status < 200 || response.status > 299) throw errorOfStatus(response, []);
  } catch (error) {
    if (isKind(error, 'not-found', 'unsupported')) return 10; // the call is documented for V12
    throw error;
  }
  const { productVersion } = (parseJson(response) ?? {}) as { readonly productVersion?: unknown };
  const major = typeof productVersion === 'string' ? /^\s*(\d{1,4})\b/.exec(productVersion)?.[1] : undefined;
  if (major === undefined) throw unreadableAnswer('version', 'no productVersion');
  return Number(major);
}
