import type { ListRequest } from '../../contract';
import type { QueryMember } from '../shared/list-query';
import { nameHint } from '../shared/name-hint';
import { hqlText } from './requests';
import { FIRST_WITH_Q, type VersionSetting } from './version';

/** `filter` is `HQL::filter`; the others are parameters of Tasks by the vendor's names (V10 AOGR0197). */
const EVERY_VERSION = ['filter', 'serviceID', 'scheduleID'];
/** V12 AOCR0102. */
const SINCE_V12 = ['serviceGroupID', 'serviceTemplateID', 'tags', 'q'];

/** What `query` can have with this version; with `probe`, what every version knows. */
export function queryOf(version: VersionSetting): readonly string[] {
  const isModern = version !== 'probe' && version >= FIRST_WITH_Q;
  return isModern ? [...EVERY_VERSION, ...SINCE_V12] : EVERY_VERSION;
}

/**
 * The filter of one page: the caller's, what hints the server can follow, and the place where the page begins. The words of statuses are not
 * known for sure, so phases are no part of it; nor is the start, as a task that shows none has to be listed, too.
 */
export function hqlFilter({ name, cursor }: ListRequest, asked: readonly QueryMember[]): string {
  const { whole, start } = nameHint(name);
  const own = asked.flatMap(([member, value]) => (member === 'filter' ? [value] : []));
  const added = [
    ...(whole === undefined ? [] : [`name = ${hqlText(whole)}`]),
    ...(start === undefined ? [] : [`name starts ${hqlText(start)}`]),
    ...(cursor === undefined ? [] : [`instanceID > ${cursor}`]),
  ];
  return [...(added.length === 0 ? own : own.map((filter) => `(${filter})`)), ...added].join(' and ');
}
