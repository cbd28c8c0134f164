import { SystemError } from '../../contract';
import type { Door } from './door';
import { DrsError } from './errors';
import type { Generation } from './generation';
import type { ApiVersion } from './requests';
import { v3Generation } from './v3/generation';
import { v5Generation } from './v5/generation';
import { list } from './v5/requests';
import type { PauseMode } from './words';

/** Which generation is spoken; `probe` asks the region once, before the first call. */
export const API_SETTINGS = ['v5', 'v3', 'probe'] as const;
export type ApiSetting = (typeof API_SETTINGS)[number];

/** Gives the generation of the API behind a door. */
export type GenerationLookup = (door: Door) => Promise<Generation>;

/** The generation from the settings, or the one that the region has: asked for once, and then remembered. */
export function generationLookup(setting: ApiSetting, pauseMode: PauseMode): GenerationLookup {
  let known: ApiVersion | undefined = setting === 'probe' ? undefined : setting;
  return async (door) => {
    known ??= (await hasV5(door)) ? 'v5' : 'v3';
    return known === 'v5' ? v5Generation(door, { pauseMode }) : v3Generation(door, { pauseMode });
  };
}

/** Regions without v5 have no such API (APIGW.0101) or no such address (404). */
async function hasV5(door: Door): Promise<boolean> {
  try {
    await door.send(list(door.projectId, 'sync', { offset: 0 }));
    return true;
  } catch (error) {
    if (error instanceof SystemError && isNoSuchApi(error)) return false;
    throw error;
  }
}

/** Whether the region has no such API. DRS itself answers 404 too, for a project that it does not know (DRS.M00101). */
export function isNoSuchApi(error: SystemError): boolean {
  if (!(error instanceof DrsError)) return false;
  const { code, httpStatus } = error;
  if (code === undefined) return httpStatus === 404;
  return /^APIG(W)?\.010[13]$/.test(code);
}
