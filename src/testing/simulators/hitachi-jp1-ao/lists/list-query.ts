import type { JsonObject } from '../../kit';
import { hasTags, matchesText } from './full-text';
import { memberNamed, readFilter, readSort, type FilterContext, type Predicate } from './hql';
import type { MemberTypes } from './member-types';
import type { Answer, OperationCall } from '../operation';
import { paginationOf, readPaging } from './paging';
import { Refusal } from '../refusal';
import { traitsOf, type VersionTraits } from '../model/versions';

const GENERIC = ['alt', 'page', 'pageSize', 'HQL::filter', 'HQL::fields', 'HQL::sortBy', 'HQL::offset'];

/** A list as the query asks for it: filters, order, page, members (V12 2.1.6 and 2.7.1). Throws a `Refusal` 400. */
export function answerList(call: OperationCall, resources: JsonObject[], members: MemberTypes): Answer {
  const { query, world } = call;
  const { version, unknownQuery, countParameter, pagination, utcOffsetMinutes } = world.settings();
  const traits = traitsOf(version);
  if (unknownQuery === 'refused') refuseUnknown(query, traits, countParameter);
  const context = { members, utcOffsetMinutes };
  const predicates = readPredicates(query, traits, context);
  const matches = resources.filter((resource) => predicates.every((predicate) => predicate(resource)));
  const sortBy = query.get('HQL::sortBy');
  if (sortBy !== null) matches.sort(readSort(sortBy, context));
  const paging = readPaging(query, countParameter);
  const page = matches.slice(paging.offset, paging.offset + paging.limit);
  const count = matches.length;
  const extra = pagination ? { pagination: paginationOf(paging, count) } : {};
  return { items: page.map(fieldsChosen(query, context)), body: (data) => ({ data, count, ...extra }) };
}

function refuseUnknown(query: URLSearchParams, traits: VersionTraits, countParameter: string): void {
  const known = [
    ...GENERIC,
    countParameter,
    ...traits.equalityFilters,
    ...(traits.fullText ? ['tags', 'q'] : []),
  ];
  const unknown = [...query.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Refusal('400', `There is no query parameter ${unknown}.`);
}

function readPredicates(
  query: URLSearchParams,
  { equalityFilters, fullText }: VersionTraits,
  context: FilterContext,
): Predicate[] {
  const equalities = equalityFilters.flatMap((name) =>
    query.getAll(name).map(
      (value): Predicate =>
        (resource) =>
          resource[name] === value,
    ),
  );
  const [filter, tags, text] = ['HQL::filter', 'tags', 'q'].map((name) => query.get(name) ?? undefined);
  return [
    ...equalities,
    ...(filter === undefined ? [] : [readFilter(filter, context)]),
    ...(fullText && tags !== undefined ? [(resource: JsonObject) => hasTags(tags, resource)] : []),
    ...(fullText && text !== undefined ? [(resource: JsonObject) => matchesText(text, resource)] : []),
  ];
}

function fieldsChosen(query: URLSearchParams, context: FilterContext): (resource: JsonObject) => JsonObject {
  const fields = query.get('HQL::fields');
  if (fields === null) return (resource) => resource;
  const names = fields.split(',').map((name) => memberNamed(name.trim(), context).name);
  return (resource) => Object.fromEntries(names.map((name) => [name, resource[name]]));
}
