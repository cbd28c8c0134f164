import type { Client } from '@temporalio/client';
import type { LedgerEntry } from '../../../src/testing/simulators/kit';

type History = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>;
type HistoryEvent = NonNullable<History['events']>[number];

/** More lines than this of one kind are left out in the middle: the files have all of them. */
const MOST_LINES = 60;

/** What a simulator was asked and what that did, one line a call. */
export function ledgerText(entries: readonly LedgerEntry[]): string[] {
  return shortened(
    entries.map(({ at, method, parameters, fault, effects, httpStatus, answer }) =>
      [
        at.slice(11, 23),
        method,
        short(parameters),
        fault ?? '',
        `-> ${httpStatus ?? ''} ${answer}`,
        ...effects,
      ]
        .filter(Boolean)
        .join('  '),
    ),
  );
}

/** A workflow's history, one line an event, without the events that only say that a task went its way. */
export function historyText({ events }: History): string[] {
  const told = (events ?? []).map(eventText).filter((line) => line !== undefined);
  return shortened(told);
}

function eventText(event: HistoryEvent): string | undefined {
  const kind = Object.keys(event).find(
    (key) => key.endsWith('EventAttributes') && event[key as keyof HistoryEvent] != null,
  );
  if (kind === undefined || /^workflowTask/.test(kind)) return undefined;
  const attributes = event[kind as keyof HistoryEvent] as Readonly<Record<string, unknown>>;
  const names = ['activityType', 'workflowType', 'signalName', 'timerId', 'attempt', 'failure'].flatMap(
    (name) => (attributes[name] == null ? [] : [nameOf(attributes[name])]),
  );
  return [String(event.eventId), kind.replace(/EventAttributes$/, ''), ...names].join('  ');
}

function nameOf(value: unknown): string {
  const { name, message } = Object(value) as { readonly name?: unknown; readonly message?: unknown };
  return short(name ?? message ?? value);
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}

function shortened(lines: string[]): string[] {
  if (lines.length <= MOST_LINES) return lines;
  const [first, last] = [lines.slice(0, MOST_LINES / 2), lines.slice(-MOST_LINES / 2)];
  return [...first, `… ${lines.length - MOST_LINES} more …`, ...last];
}
