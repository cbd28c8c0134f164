import { SystemError } from '../../contract';
import { isLongId } from '../shared/long-id';
import { unreadableAnswer } from './errors';
import { idIn } from './job';
import { descendantsNamed, textOf, type Element } from './wire/element';

/** A job as JobSummary shows it, with its latest run. */
export interface Summary {
  readonly entityId: string;
  readonly jobName: string | undefined;
  readonly runId: string | undefined;
  /** What it shows of an attribute. */
  readonly shown: (name: string) => string | undefined;
}

/** Where a page begins: with the last entity of the page before, so that it shows when entities before it were removed. */
export interface Place {
  readonly first: number;
  /** The entity that ended the page before. */
  readonly last: string;
  /** The one that began it. */
  readonly before: string;
}

/** A page of summaries, those of the page before left out. */
export interface SummaryPage {
  readonly summaries: readonly Summary[];
  /** The place of the next page; absent after the last. */
  readonly next: string | undefined;
}

const PLACE = /^(\d{1,7})\/(\d+)\/(\d+)$/;

/** The place that a cursor names; `undefined` where it names none. */
export function placeIn(cursor: string | undefined): Place | undefined {
  const [, first, last, before] = PLACE.exec(cursor ?? '') ?? [];
  if (first === undefined || last === undefined || before === undefined) return undefined;
  return isLongId(last) && isLongId(before) ? { first: Number(first), last, before } : undefined;
}

/**
 * Reads a page of JobSummary. How long it is the server decides; the last one shows nothing new, so that it does not matter whether `@count` is
 * that of the page.
 *
 * @throws SystemError `protocol` for another answer, for a page that was there before, and where more are announced than come;
 * `conflict` where entities before this page were removed meanwhile
 */
export function summaryPage(document: Element, place: Place | undefined): SummaryPage {
  const all = summariesIn(document);
  const first = place?.first ?? 0;
  const at = place ? overlapAt(all, place) : -1;
  const summaries = all.slice(at + 1);
  const count = Number(document.attributes['count'] ?? 0);
  const last = summaries.at(-1);
  if (last) {
    const next = `${first + all.length - 1}/${last.entityId}/${all[0]?.entityId ?? ''}`;
    return { summaries, next };
  }
  if (count > first + all.length)
    throw unreadableAnswer('JobSummary', `${first + all.length} of ${count} jobs`);
  return { summaries, next: undefined };
}

function overlapAt(all: readonly Summary[], { last, before }: Place): number {
  const [start] = all;
  if (start && start.entityId === before && before !== last)
    throw unreadableAnswer('JobSummary', 'the same page twice');
  const at = all.findIndex(({ entityId }) => entityId === last);
  if (at >= 0) return at;
  const message =
    'Jobs were removed while the list was read, so that it may lack others: it has to be read again.';
  throw new SystemError({ kind: 'conflict', effect: 'none', call: 'JobSummary', message });
}

function summariesIn(document: Element): Summary[] {
  const entities = document.name === 'queryResponse' ? descendantsNamed(document, 'entity') : undefined;
  if (!entities) throw unreadableAnswer('JobSummary', 'no list of jobs');
  return entities.map((entity) => {
    const [dto] = descendantsNamed(entity, 'jobSummaryDTO');
    const entityId = dto?.attributes['id'] ?? '';
    if (!dto || !isLongId(entityId)) throw unreadableAnswer('JobSummary', 'a job without its id');
    return {
      entityId,
      jobName: textOf(dto, 'jobName'),
      runId: idIn(dto, 'runId'),
      shown: (name) => textOf(dto, name),
    };
  });
}
