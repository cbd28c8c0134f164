import { phaseOf } from './statuses';

/**
 * The fingerprint of a task's attempt, from its id and status and nothing else, so that every worker gives the same one, whichever
 * generation of the API it reads.
 *
 * DRS shows nothing that counts attempts: no field of detail, list or batch-status is documented to change when a task is paused,
 * restarted or reset (`create_time` never changes, `start_time` is the wish of whoever scheduled it). So
 *
 * | task 140b…                                                    | run                        |
 * | ------------------------------------------------------------- | -------------------------- |
 * | waits, runs, is paused, is released, is gone, unknown word    | `140b…`                    |
 * | has failed                                                    | `140b… INCRE_TRANSFER_FAILED` |
 *
 * One attempt keeps its run from the start until it is paused or released, so the end of an accepted stop is certain to be the end of
 * that attempt. A failed task that was restarted has another run as soon as it works again. What cannot be told from one another:
 * a paused task from the same task paused again after a restart, and a failed one from one that failed again in the same way. Neither
 * is a second run of a rerun: only a task that is at rest can be restarted, so two replications never run under one id.
 */
export function runOf(id: string, status: string): string {
  return phaseOf(status) === 'failed' ? `${id} ${status}` : id;
}
