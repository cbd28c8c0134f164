import type { SeenRequest } from '../../../src/testing/contract-suite/gate';
import type { FaultKind } from '../../../src/testing/simulators/kit';
import type { Operation } from '../vendors/chaos-vendor';

/** One request that came to a gate. */
export interface SeenCall {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The operation, or what the request line looks like without ids and queries. */
  readonly label: string;
  readonly operation: Operation | undefined;
  readonly fault: FaultKind | undefined;
}

/** A place in the order of calls: right after the `nth` call of that label, counted from 1. */
export interface Place {
  readonly label: string;
  readonly nth: number;
}

/** What a request without an operation is called. */
export function labelOf({ method, path }: SeenRequest, operation: Operation | undefined): string {
  return operation ?? `${method} ${path.replace(/\?.*$/, '').replace(/\d+/g, ':')}`;
}

/**
 * The place right before the first call of an operation; undefined where it was not made, or where nothing but preparations came before,
 * such as a login, which are not repeated.
 */
export function placeBefore(operation: Operation, calls: readonly SeenCall[]): Place | undefined {
  const index = calls.findIndex((call) => call.operation === operation);
  const before = calls[index - 1];
  if (!before || !calls.slice(0, index).some((call) => call.operation)) return undefined;
  return {
    label: before.label,
    nth: calls.slice(0, index).filter(({ label }) => label === before.label).length,
  };
}
