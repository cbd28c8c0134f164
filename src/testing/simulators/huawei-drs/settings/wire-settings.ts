import { aFlag, aText, BadInput, milliseconds, oneOf, type Check } from '../../kit';

/** How answers look, and which calls exist. */
export interface WireSettings {
  /** Whether the region has the v5 API; if not, its paths are unknown to the gateway. Default true. */
  readonly v5: boolean;
  /** The same for v3; default true. */
  readonly v3: boolean;
  /** What v5 says of a call that was accepted: the status alone (default, as in the example), id and name too, or nothing. */
  readonly actionBody: 'minimal' | 'full' | 'empty';
  /** `Success` or `success`: capitals where the vendor's examples have them (default), everywhere, or nowhere. */
  readonly statusWords: 'as-documented' | 'capitalised' | 'lower';
  /** How create and clone answer: with the job's members (default, as the SDK has it) or below `job`. */
  readonly createdShape: 'flat' | 'job';
  /** How the status of a paused job is spelt; default PAUSING. */
  readonly pausedWord: 'PAUSING' | 'PAUSEING';
  /** How v5 refuses what the status does not allow: HTTP 400 (default), or 200 with the status `failed`. */
  readonly v5WrongState: '400' | '200-failed';
  /** With which code; the vendor's is not known, only that it has 12 characters. Default `DRS.19999999`. */
  readonly v5WrongStateCode: string;
  /** How v3 refuses: a failed item (default), or HTTP 400 for the whole request, in which nothing is done. */
  readonly v3WrongState: 'failed-item' | '400';
  /** What v3's batch-status has for an unknown id: an item with an error (default), no item, or HTTP 400. */
  readonly missingInBatchStatus: 'item' | 'absent' | '400';
  /** What ShowActions answers for an unknown id; default 422, as documented for its errors. */
  readonly missingInActions: '422' | '400';
  /** Whether a deleted job is not found (default), or shown with the status DELETED when asked for by its id. */
  readonly deletedJobs: 'not-found' | 'shown';
  /** What a v5 DELETE of one job answers; default 204. */
  readonly deleteStatus: '200' | '202' | '204';
  /** Whether the v5 list finds names that contain the text (default), or that equal it. Ids must be equal. */
  readonly nameSearch: 'contains' | 'equals';
  /** Whether the v5 list takes only the 22 statuses of its own enumeration as a filter; default true. */
  readonly strictListStatus: boolean;
  /** How long a job that was created through the API is in no list; default 0. */
  readonly listLagMs: number;
  /** What `base_info.start_time` tells: the first start (default), the latest, or nothing. */
  readonly startTimeShown: 'first' | 'latest' | 'absent';
}

export const WIRE_DEFAULTS: WireSettings = {
  v5: true,
  v3: true,
  actionBody: 'minimal',
  statusWords: 'as-documented',
  createdShape: 'flat',
  pausedWord: 'PAUSING',
  v5WrongState: '400',
  v5WrongStateCode: 'DRS.19999999',
  v3WrongState: 'failed-item',
  missingInBatchStatus: 'item',
  missingInActions: '422',
  deletedJobs: 'not-found',
  deleteStatus: '204',
  nameSearch: 'contains',
  strictListStatus: true,
  listLagMs: 0,
  startTimeShown: 'first',
};

const aCode: Check<string> = (value, name) => {
  if (/^DRS\.\d{8}$/.test(aText(value, name))) return value as string;
  throw new BadInput(`${name} must be DRS. and eight digits.`);
};

export const WIRE_FIELDS = {
  v5: aFlag,
  v3: aFlag,
  actionBody: oneOf(['minimal', 'full', 'empty']),
  statusWords: oneOf(['as-documented', 'capitalised', 'lower']),
  createdShape: oneOf(['flat', 'job']),
  pausedWord: oneOf(['PAUSING', 'PAUSEING']),
  v5WrongState: oneOf(['400', '200-failed']),
  v5WrongStateCode: aCode,
  v3WrongState: oneOf(['failed-item', '400']),
  missingInBatchStatus: oneOf(['item', 'absent', '400']),
  missingInActions: oneOf(['422', '400']),
  deletedJobs: oneOf(['not-found', 'shown']),
  deleteStatus: oneOf(['200', '202', '204']),
  nameSearch: oneOf(['contains', 'equals']),
  strictListStatus: aFlag,
  listLagMs: milliseconds,
  startTimeShown: oneOf(['first', 'latest', 'absent']),
};
