import { aFlag, anInteger, aText, listOf, oneOf, orNull } from '../../kit';

/** How requests are read and how answers look. */
export interface WireSettings {
  /** The versions of the API that exist; default 1 to 4. Another is a 404. */
  readonly apiVersions: readonly number[];
  /** From v2 on: an element that wraps an empty list is `""` (default), `{}` or absent. In v1 it is `""`. */
  readonly emptyWrapper: 'text' | 'object' | 'absent';
  /** A list of nothing, such as `entityId`: absent (default), `""` or `[]`. */
  readonly emptyList: 'absent' | 'text' | 'list';
  /** In which versions a text that looks like a number becomes one in JSON; default v1. */
  readonly numbersFromText: 'v1' | 'all' | 'none';
  /** How the values of results stand in XML; default text. */
  readonly resultValues: 'text' | 'cdata';
  /** v1: what a JSON list of one id is; default accepted. */
  readonly listOfOneInV1: 'accepted' | 'refused';
  /** From v2 on: what a JSON value in place of a list is; default refused. */
  readonly singleFromV2: 'accepted' | 'refused';
  /** `Z` (default), or the offset of the server's zone. */
  readonly zoneStyle: 'Z' | 'offset';
  /** The server's zone, minutes east of UTC; default 60. It shows in the names of jobs. */
  readonly utcOffsetMinutes: number;
  /** The zone of a time in a request that names none: the server's (default), or UTC. */
  readonly timesWithoutZone: 'server' | 'utc';
  /** How far the server's time is ahead of the machine's, in milliseconds; default 0. */
  readonly clockOffsetMs: number;
  /** What URLs in answers begin with; default null: `https://` and the Host of the request. */
  readonly urlOrigin: string | null;
  /** `domain` of an errorDocument; default ROOT-DOMAIN, null: older releases, which have none. */
  readonly errorDomain: string | null;
  /** Whether `uriPath` of an errorDocument begins with a slash; default true. */
  readonly uriPathSlash: boolean;
  /** Whether `@count` is a number (default) or a text of digits. */
  readonly countAs: 'number' | 'text';
  /** A parameter of runhistory that does not exist: a 400 (default), or ignored. */
  readonly unknownFilter: 'refused' | 'ignored';
  /** What `startTime` of runhistory selects: runs (default), or jobs with all their runs. */
  readonly startTimeSelects: 'runs' | 'jobs';
  /** The order of the runs of a job; default oldest-first. */
  readonly runOrder: 'oldest-first' | 'newest-first';
  /** Whether an entity of JobSummary has the id of its job (default) or one of its own. */
  readonly entityIds: 'of-jobs' | 'own';
  /** Whether JobSummary can be filtered by `runId`; default true, otherwise a 400. */
  readonly runIdFilter: boolean;
}

export const WIRE_DEFAULTS: WireSettings = {
  apiVersions: [1, 2, 3, 4],
  emptyWrapper: 'text',
  emptyList: 'absent',
  numbersFromText: 'v1',
  resultValues: 'text',
  listOfOneInV1: 'accepted',
  singleFromV2: 'refused',
  zoneStyle: 'Z',
  utcOffsetMinutes: 60,
  timesWithoutZone: 'server',
  clockOffsetMs: 0,
  urlOrigin: null,
  errorDomain: 'ROOT-DOMAIN',
  uriPathSlash: true,
  countAs: 'number',
  unknownFilter: 'refused',
  startTimeSelects: 'runs',
  runOrder: 'oldest-first',
  entityIds: 'of-jobs',
  runIdFilter: true,
};

const TEN_YEARS_MS = 10 * 365 * 24 * 3_600_000;

export const WIRE_FIELDS = {
  apiVersions: listOf(anInteger(1, 4)),
  emptyWrapper: oneOf(['text', 'object', 'absent']),
  emptyList: oneOf(['absent', 'text', 'list']),
  numbersFromText: oneOf(['v1', 'all', 'none']),
  resultValues: oneOf(['text', 'cdata']),
  listOfOneInV1: oneOf(['accepted', 'refused']),
  singleFromV2: oneOf(['accepted', 'refused']),
  zoneStyle: oneOf(['Z', 'offset']),
  utcOffsetMinutes: anInteger(-14 * 60, 14 * 60),
  timesWithoutZone: oneOf(['server', 'utc']),
  clockOffsetMs: anInteger(-TEN_YEARS_MS, TEN_YEARS_MS),
  urlOrigin: orNull(aText),
  errorDomain: orNull(aText),
  uriPathSlash: aFlag,
  countAs: oneOf(['number', 'text']),
  unknownFilter: oneOf(['refused', 'ignored']),
  startTimeSelects: oneOf(['runs', 'jobs']),
  runOrder: oneOf(['oldest-first', 'newest-first']),
  entityIds: oneOf(['of-jobs', 'own']),
  runIdFilter: aFlag,
};
