import { SystemError } from '../../contract';

/**
 * 36 characters that look like a UUID and are none: the last group ends in something like `jb502` (c7debc9c-8e09-4a5d-8dd6-cc44f78jb20r
 * on the page of StopJobAction). Every id that the vendor shows is in lower case, so another spelling is refused: it could be a second
 * name of one task.
 */
const JOB_ID = /^[0-9a-z]{8}(-[0-9a-z]{4}){3}-[0-9a-z]{12}$/;

/** Says what a task id must look like when `id` does not; `undefined` when it is well formed. */
export function expectedIdForm(id: string): string | undefined {
  if (JOB_ID.test(id)) return undefined;
  return 'a task id of 36 characters in lower case, such as c7debc9c-8e09-4a5d-8dd6-cc44f78jb20r';
}

/** The id as a path segment or body has it. Throws `SystemError` `invalid-request` when it is none. */
export function wireId(call: string, id: string): string {
  const expected = expectedIdForm(id);
  if (expected === undefined) return id;
  const message = `${JSON.stringify(id)} is not a task id: expected ${expected}.`;
  throw new SystemError({ kind: 'invalid-request', effect: 'none', call, message });
}
