import { aFlag, anInteger, aText, oneOf, orNull } from '../../kit';
import { VOCABULARIES, type Vocabulary } from '../model/statuses';
import { VERSIONS, type Version } from '../model/versions';

/** How answers look. */
export interface WireSettings {
  /** Default v12. */
  readonly version: Version;
  /** What the version call says; default null: what fits `version`. */
  readonly productVersion: string | null;
  /** Whether the version call exists; default true. */
  readonly versionCall: boolean;
  /** Which words statuses have; default brief. */
  readonly vocabulary: Vocabulary;
  /** How ids of objects are spelt: as in the examples (default), or as in the schema blocks. */
  readonly schemaSpelling: 'instanceID' | 'instanceId';
  /** A list of URLs (default, as in the example), one URL (the member table), or the schema blocks' name. */
  readonly affectedResource: 'array' | 'string' | 'affectedResources';
  /** `parameters` of an action without any; default as the version has it. */
  readonly emptyParameters: 'by-version' | 'list' | 'null' | 'absent';
  /** Default pretty, as in the examples, with CRLF. */
  readonly jsonLayout: 'pretty' | 'compact';
  /** `as-seen`: `+0900` in resources, `+09:00` in results of actions; or one of them everywhere. Default as-seen. */
  readonly zoneStyle: 'as-seen' | 'colon' | 'plain';
  /** The server's zone, minutes east of UTC; default 540. */
  readonly utcOffsetMinutes: number;
  /** A time that does not exist; default null. */
  readonly unsetTimes: 'null' | 'empty' | 'absent';
  /** What URLs in answers begin with, e.g. a name that only the server's own network knows; default null: as it was asked. */
  readonly hrefOrigin: string | null;
  /** Bodies of 401, 412 and 500; default json. */
  readonly errorBodies: 'json' | 'html' | 'empty';
  /** Whether a list has `pagination`; default true. */
  readonly pagination: boolean;
  /** What a query parameter that does not exist does; default refused, a 400. */
  readonly unknownQuery: 'refused' | 'ignored';
  /** The query parameter that limits a list; its name was cut off in the vendor's page. Default `HQL::count`. */
  readonly countParameter: string;
}

export const WIRE_DEFAULTS: WireSettings = {
  version: 'v12',
  productVersion: null,
  versionCall: true,
  vocabulary: 'brief',
  schemaSpelling: 'instanceID',
  affectedResource: 'array',
  emptyParameters: 'by-version',
  jsonLayout: 'pretty',
  zoneStyle: 'as-seen',
  utcOffsetMinutes: 540,
  unsetTimes: 'null',
  hrefOrigin: null,
  errorBodies: 'json',
  pagination: true,
  unknownQuery: 'refused',
  countParameter: 'HQL::count',
};

export const WIRE_FIELDS = {
  version: oneOf(VERSIONS),
  productVersion: orNull(aText),
  versionCall: aFlag,
  vocabulary: oneOf(VOCABULARIES),
  schemaSpelling: oneOf(['instanceID', 'instanceId']),
  affectedResource: oneOf(['array', 'string', 'affectedResources']),
  emptyParameters: oneOf(['by-version', 'list', 'null', 'absent']),
  jsonLayout: oneOf(['pretty', 'compact']),
  zoneStyle: oneOf(['as-seen', 'colon', 'plain']),
  utcOffsetMinutes: anInteger(-14 * 60, 14 * 60),
  unsetTimes: oneOf(['null', 'empty', 'absent']),
  hrefOrigin: orNull(aText),
  errorBodies: oneOf(['json', 'html', 'empty']),
  pagination: aFlag,
  unknownQuery: oneOf(['refused', 'ignored']),
  countParameter: aText,
};
