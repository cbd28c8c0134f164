import type { RerunReceipt } from '../../contract';

/** DRS took the rerun on, as task `newId`. */
export function started(newId: string, call: string, says: string): RerunReceipt {
  return { outcome: 'started', newId, observation: seen(call, says) };
}

/** The task was found started, and not by this call. */
export function foundStarted(id: string, call: string, says: string): RerunReceipt {
  return { outcome: 'started', newId: id, seenAtWork: true, observation: seen(call, says) };
}

/** DRS took the rerun on, and it goes on from `step`. */
export function underway(step: string, call: string, says: string): RerunReceipt {
  return { outcome: 'underway', step, observation: seen(call, says) };
}

/** DRS, or this adapter for it, said no. */
export function refused(call: string, says: string): Extract<RerunReceipt, { readonly outcome: 'refused' }> {
  return { outcome: 'refused', observation: seen(call, says) };
}

function seen(call: string, says: string): RerunReceipt['observation'] {
  return { at: new Date().toISOString(), call, says };
}
