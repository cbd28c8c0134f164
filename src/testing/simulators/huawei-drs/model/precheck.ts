import type { PRECHECK_RESULTS } from './plan';

/** What a precheck is for: the first start, or a reset. */
export const PRECHECK_MODES = ['forStartJob', 'forRetryJob'] as const;

/** One of them. */
export type PrecheckMode = (typeof PRECHECK_MODES)[number];

/** One thing that is looked at, as it is printed; the names of the items are made up. */
export interface PrecheckItem {
  readonly item: string;
  readonly result: (typeof PRECHECK_RESULTS)[number];
  readonly is_skipped: boolean;
}

/** A precheck of one job. */
export interface Precheck {
  readonly id: string;
  readonly mode: PrecheckMode;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly takesMs: number | null;
  /** So many reads show less than 100 %. */
  readonly slowReads: number;
  /** How often it has been read. */
  reads: number;
  items: readonly PrecheckItem[];
  /** A start or a reset uses it up. */
  used: boolean;
}

const ITEMS = ['source_db_connection', 'target_db_connection', 'source_db_privileges', 'target_db_space'];

/** All pass but the last one. */
export function itemsWith(result: PrecheckItem['result']): PrecheckItem[] {
  const last = ITEMS.length - 1;
  return ITEMS.map((item, index) => ({
    item,
    result: index === last ? result : 'PASSED',
    is_skipped: false,
  }));
}

/** How far it is, 0 to 100. */
export function percentOf({ startedAt, takesMs, slowReads, reads }: Precheck, now: number): number {
  const byTime = takesMs === null ? 0.5 : takesMs === 0 ? 1 : Math.min(1, (now - startedAt) / takesMs);
  const byReads = slowReads === 0 ? 1 : Math.min(1, reads / (slowReads + 1));
  return Math.floor(100 * Math.min(byTime, byReads));
}

/** How many of its items count as passed, 0 to 100; items that it has not got to yet do not. */
export function passedPercentOf(precheck: Precheck, now: number, alarmsPass: boolean): number {
  const done = percentOf(precheck, now) === 100 ? precheck.items : [];
  const passed = done.filter(
    ({ result, is_skipped: skipped }) => skipped || result === 'PASSED' || (alarmsPass && result === 'ALARM'),
  );
  return Math.floor((100 * passed.length) / precheck.items.length);
}
