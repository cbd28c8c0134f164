import { SystemError } from '../../contract';

/** Says what a task id must look like when `id` does not; `undefined` when it is well formed. */
export function expectedIdForm(id: string): string | undefined {
  const isTaskId = /^[1-9]\d{0,15}$/.test(id) && Number(id) <= Number.MAX_SAFE_INTEGER;
  return isTaskId ? undefined : 'a positive whole number up to 9007199254740991, without leading zeros';
}

/** A task id as the wire has it. Throws `SystemError` `invalid-request` when it is none. */
export function wireId(call: string, id: string): number {
  const expected = expectedIdForm(id);
  if (expected === undefined) return Number(id);
  const message = `${JSON.stringify(id)} is not a task id: expected ${expected}.`;
  throw new SystemError({ kind: 'invalid-request', effect: 'none', call, message });
}

/** The fingerprint of an attempt: every automatic restart is a task of its own (4.3.9), so the task says it all. */
export function runOf(taskId: string): string {
  return `task:${taskId}`;
}

/** The task that a fingerprint names; `otherwise` when it is none of ours. */
export function taskOfRun(run: string, otherwise: string): string {
  const taskId = run.replace(/^task:/, '');
  return run !== taskId && expectedIdForm(taskId) === undefined ? taskId : otherwise;
}
