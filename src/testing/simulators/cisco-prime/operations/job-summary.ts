import type { Answer, OperationCall } from '../operation';
import type { AttributeType } from '../queries/attribute-filter';
import { select } from '../queries/entity-query';
import { readPage } from '../queries/page';
import { badRequest, noSuchEntity } from '../refusal';
import { requestOffset } from '../wire/times';
import { entityDocument, itemOf, listDocument } from './job-summary-document';
import { summaryRows } from './summary-row';

/** What JobSummary shows and filters by. */
const ATTRIBUTES = {
  jobName: 'text',
  jobType: 'text',
  description: 'text',
  username: 'text',
  jobStatus: 'text',
  runStatus: 'text',
  resultStatus: 'text',
  lastStartTime: 'time',
  completionTime: 'time',
  nextRunTime: 'time',
  duration: 'long',
  runId: 'long',
} as const satisfies Readonly<Record<string, AttributeType>>;

/** The list: ids, or entities with `.full=true`. The jobs of SYSTEM show only when they are asked for. */
export function listJobSummaries(call: OperationCall): Answer {
  const { query, headers, world } = call;
  const settings = world.settings();
  if (query.has('runId') && !settings.runIdFilter) throw badRequest('There is no filter runId');
  const rows = summaryRows(world).filter(({ username }) => query.has('username') || username !== 'SYSTEM');
  const matches = select(rows, query, {
    attributes: ATTRIBUTES,
    rowOf: (row) => row,
    offsetMinutes: requestOffset(settings),
  });
  const page = readPage(query, headers, settings);
  const items = matches.slice(page.first, page.first + page.most).map((row) => itemOf(row, settings));
  const last = Math.max(page.first, page.first + items.length - 1);
  const extent = { first: page.first, last, count: matches.length };
  return {
    items,
    document: (left) => listDocument(call, left, extent),
    ...(page.byRange && {
      headers: { 'Content-Range': `instances ${page.first}-${last}/${matches.length}` },
    }),
  };
}

/** One entity; throws a `Refusal` 404. */
export function getJobSummary(call: OperationCall): Answer {
  const { id, world } = call;
  const row = summaryRows(world).find(({ entityId }) => entityId === id);
  if (!row) throw noSuchEntity('JobSummary', id);
  return {
    items: [itemOf(row, world.settings())],
    document: ([item]) => {
      if (!item) throw noSuchEntity('JobSummary', id);
      return entityDocument(call, item);
    },
  };
}
