import type { JsonObject, VendorFault } from '../kit';

/** What this simulator can do wrong beyond the kit; the README says what each does. */
export const VENDOR_FAULTS = [
  'wrong-format',
  'no-runs',
  'no-run-status',
  'failure-items',
  'failure-items-after-effect',
] as const;

/** One of them. */
export type CiscoPrimeFault = (typeof VENDOR_FAULTS)[number];

/** True when the fault of that name hits the call and concerns the thing. */
export function hits(fault: VendorFault | undefined, name: CiscoPrimeFault, ...ids: unknown[]): boolean {
  if (fault?.name !== name) return false;
  const { ids: meant } = fault;
  return meant === undefined || ids.some((id) => typeof id === 'string' && meant.includes(id));
}

/** The items with runs, statuses or successes taken away. */
export function spoilt(items: readonly JsonObject[], fault: VendorFault | undefined): readonly JsonObject[] {
  return items.map((item) => {
    if (hits(fault, 'failure-items-after-effect', item.id) && 'list' in item) {
      return { ...item, list: 'failure', status: 'Failure' };
    }
    if (Array.isArray(item.runs)) return { ...item, runs: runsLeft(item, item.runs as JsonObject[], fault) };
    return hits(fault, 'no-run-status', item.id, item.runId) ? without(item, 'runStatus') : item;
  });
}

function runsLeft({ id }: JsonObject, runs: JsonObject[], fault: VendorFault | undefined): JsonObject[] {
  return runs
    .filter(({ runId }) => !hits(fault, 'no-runs', id, runId))
    .map((run) => (hits(fault, 'no-run-status', id, run.runId) ? without(run, 'runStatus') : run));
}

function without(item: JsonObject, member: string): JsonObject {
  return Object.fromEntries(Object.entries(item).filter(([name]) => name !== member));
}
