import { SystemError } from '../../contract';
import { isLongId, LONG_ID_FORM } from '../shared/long-id';

/** A run, named as every call needs it. Both ids are "long" and always text. */
export interface RunKey {
  readonly jobId: string;
  readonly runId: string;
}

/** Says what a job id must look like when `id` does not; `undefined` when it is well formed: `<jobId>/<runId>`, or `<runId>` alone. */
export function expectedIdForm(id: string): string | undefined {
  const parts = id.split('/');
  if (parts.length <= 2 && parts.every(isLongId)) return undefined;
  return `<jobId>/<runId> or <runId>, each ${LONG_ID_FORM}`;
}

/** Both ids of `<jobId>/<runId>`; `undefined` for a run id alone. */
export function runKeyOf(id: string): RunKey | undefined {
  const [jobId, runId] = id.split('/');
  return jobId !== undefined && runId !== undefined ? { jobId, runId } : undefined;
}

/** The id that stands for a run, and the fingerprint of it: a run never runs again, the next one has another id. */
export function idOf({ jobId, runId }: RunKey): string {
  return `${jobId}/${runId}`;
}

/** An id as it is sent, digit by digit. Throws `SystemError` `invalid-request` when it is none. */
export function wireId(call: string, id: string): bigint {
  if (isLongId(id)) return BigInt(id);
  const message = `${JSON.stringify(id)} is not an id of Prime: expected ${LONG_ID_FORM}.`;
  throw new SystemError({ kind: 'invalid-request', effect: 'none', call, message });
}
