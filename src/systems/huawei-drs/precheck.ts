import { recordOf, textOf } from './said';

/** Which start a precheck is for. */
export type PrecheckMode = 'forStartJob' | 'forRetryJob';

/** How far a precheck has come. */
export type Precheck =
  | { readonly outcome: 'running'; readonly progress: string }
  | { readonly outcome: 'passed' }
  /** Which checks failed, for a person. */
  | { readonly outcome: 'failed'; readonly failures: string };

const COMPLETE = /^100(\.0+)?\s*%?$/;
/** A receipt's words are cut, so the first few say enough. */
const MOST_SHOWN = 8;

/**
 * Reads a precheck's result: finished at `process` 100 %, and passed only at `total_passed_rate` 100 % (reference §5, the vendor's
 * Terraform provider); `result: false` and an item that FAILED are believed too. ALARM items do not stand in the way.
 */
export function precheckOf(value: unknown): Precheck {
  const members = recordOf(value);
  const progress = percentIn(members['process']);
  if (progress === undefined || !COMPLETE.test(progress)) {
    return { outcome: 'running', progress: progress ?? 'not known yet' };
  }
  const failures = itemsIn(members).filter(({ result }) => result === 'FAILED');
  const rate = percentIn(members['total_passed_rate']);
  const passed = rate === undefined ? members['result'] === true : COMPLETE.test(rate);
  if (passed && members['result'] !== false && failures.length === 0) return { outcome: 'passed' };
  return { outcome: 'failed', failures: shownFailures(failures, rate) };
}

interface CheckedItem {
  readonly item: string;
  readonly result: string | undefined;
  readonly reason: string | undefined;
}

function itemsIn(members: Readonly<Record<string, unknown>>): CheckedItem[] {
  const list = [members['precheck_results'], members['precheck_result']].find(Array.isArray);
  return ((list ?? []) as readonly unknown[]).map((value) => {
    const { item, result, failed_reason, raw_error_msg } = recordOf(value);
    return {
      item: textOf(item) ?? 'a check without a name',
      result: textOf(result)?.toUpperCase(),
      reason: textOf(failed_reason) ?? textOf(raw_error_msg),
    };
  });
}

function shownFailures(failures: readonly CheckedItem[], rate: string | undefined): string {
  if (failures.length === 0) return `it passed at ${rate ?? 'an unknown rate'} only`;
  const first = failures
    .slice(0, MOST_SHOWN)
    .map(({ item, reason }) => (reason ? `${item} (${reason})` : item));
  const others = failures.length - first.length;
  return first.join(', ') + (others > 0 ? ` and ${others} more` : '');
}

function percentIn(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : textOf(value);
}
