import { SystemError } from '../../contract';
import { isLongId, LONG_ID_FORM } from '../shared/long-id';

/** Says what a task id must look like when `id` does not; `undefined` when it is well formed. Ids are "long" (V12 AOCR0052). */
export function expectedIdForm(id: string): string | undefined {
  return isLongId(id) ? undefined : LONG_ID_FORM;
}

/** The id as a path segment or filter value has it. Throws `SystemError` `invalid-request` when it is none. */
export function wireId(call: string, id: string): string {
  const expected = expectedIdForm(id);
  if (expected === undefined) return id;
  const message = `${JSON.stringify(id)} is not a task id: expected ${expected}.`;
  throw new SystemError({ kind: 'invalid-request', effect: 'none', call, message });
}
