import type { JsonObject } from '../../kit';
import type { OperationCall } from '../operation';
import type { CiscoPrimeSettings } from '../settings';
import type { Node, Value } from '../wire/document';
import { long, queryResponse } from '../wire/envelopes';
import { printed } from '../wire/times';
import type { SummaryRow } from './summary-row';

/** Which part of a list is answered: the index of its first and last entity, and how many there are in all. */
export interface Extent {
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

/** Fields that became numbers in v4. */
const LONG_IN_V4: readonly string[] = ['duration', 'runId'];

/** The row with its times printed. */
export function itemOf({ entityId, uuid, ...row }: SummaryRow, settings: CiscoPrimeSettings): JsonObject {
  const members = Object.entries(row)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, typeof value === 'number' ? printed(value, settings) : value]);
  return { id: entityId, uuid, ...(Object.fromEntries(members) as JsonObject) };
}

export function listDocument(call: OperationCall, items: readonly JsonObject[], extent: Extent): Node {
  const isFull = call.query.get('.full') === 'true';
  const count = (value: number): Value => {
    return call.world.settings().countAs === 'text' ? String(value) : value;
  };
  return queryResponse(call, isFull ? 'listEntityInstances' : 'listEntityIds', {
    '@type': 'JobSummary',
    '@first': count(extent.first),
    '@last': count(extent.last),
    '@count': count(extent.count),
    ...(isFull
      ? { entity: items.map((item) => entityElement(call, item)) }
      : { entityId: items.map((item) => entityIdElement(call, item)) }),
  });
}

export function entityDocument(call: OperationCall, item: JsonObject): Node {
  return queryResponse(call, 'getEntity', { '@type': 'JobSummary', entity: [entityElement(call, item)] });
}

function entityIdElement(call: OperationCall, item: JsonObject): Node {
  const id = String(item.id);
  return { '@displayName': displayName(item), '@type': 'JobSummary', '@url': url(call, id), $: id };
}

function entityElement(call: OperationCall, item: JsonObject): Node {
  const { id, uuid, ...fields } = item;
  const members = Object.entries(fields).map(([name, value]): [string, Value] => {
    const digits = String(value);
    return [name, call.version >= 4 && LONG_IN_V4.includes(name) ? long(digits) : digits];
  });
  const attributes = { '@id': String(id), '@displayName': displayName(item), '@uuid': String(uuid) };
  return {
    '@dtoType': 'jobSummaryDTO',
    '@type': 'JobSummary',
    '@url': url(call, String(id)),
    jobSummaryDTO: { ...attributes, ...Object.fromEntries(members) },
  };
}

function displayName({ jobName, jobType, jobStatus }: JsonObject): string {
  return [jobName, jobType, jobStatus].join(',');
}

function url({ rootUrl }: OperationCall, id: string): string {
  return `${rootUrl}/JobSummary/${id}`;
}
