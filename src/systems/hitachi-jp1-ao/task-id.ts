import { SystemError } from '../../contract';

/** The largest id: ids are 64-bit "long" (V12 AOCR0052), so they are text here and never a JavaScript number. */
const LARGEST = 2n ** 63n - 1n;

/** Says what a task id must look like when `id` does not; `undefined` when it is well formed. */
export function expectedIdForm(id: string): string | undefined {
  const isTaskId = /^[1-9]\d{0,18}$/.test(id) && BigInt(id) <= LARGEST;
  return isTaskId ? undefined : `a positive whole number up to ${LARGEST}, without leading zeros`;
}

/** The id as a path segment or filter value has it. Throws `SystemError` `invalid-request` when it is none. */
export function wireId(call: string, id: string): string {
  const expected = expectedIdForm(id);
  if (expected === undefined) return id;
  const message = `${JSON.stringify(id)} is not a task id: expected ${expected}.`;
  throw new SystemError({ kind: 'invalid-request', effect: 'none', call, message });
}
