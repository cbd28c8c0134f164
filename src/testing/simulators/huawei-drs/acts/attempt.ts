import type { JsonObject } from '../../kit';
import type { Generation } from '../methods';
import type { Job } from '../model/job';
import type { OperationCall } from '../operation';
import type { DrsSettings } from '../settings';
import type { Act, Reason } from './act';

/** What an act will meet, before anything is done. */
export interface Examined {
  /** As asked for; there may be no such job. */
  readonly id: string;
  readonly act: Act;
  readonly job: Job | undefined;
  /** Why nothing will be done, as the vendor's code. */
  readonly trouble?: { readonly reason: Reason; readonly code: string };
}

/** What an act came to. */
export interface Attempt extends Examined {
  readonly effects: readonly string[];
  /** Further members of the answer. */
  readonly more: JsonObject;
}

/** Who wants to do something, and in which generation's words. */
export type Actor = Pick<OperationCall, 'projectId' | 'world'> & { readonly generation: Generation };

/** The job of that id in the call's project, deleted ones included. */
export function jobIn(
  { projectId, world }: Pick<OperationCall, 'projectId' | 'world'>,
  id: string,
): Job | undefined {
  const job = world.jobs.find(id);
  return job?.order.projectId === projectId ? job : undefined;
}

/** Looks whether the act can be done. A busy job refuses as many calls as its plan says, whatever its state. */
export function examine(id: string, act: Act, actor: Actor): Examined {
  const job = jobIn(actor, id);
  const reason = reasonAgainst(job, act, actor);
  if (reason === undefined) return { id, act, job };
  return { id, act, job, trouble: { reason, code: codeFor(reason, actor, job) } };
}

/** Does the act unless there is trouble. */
export function carryOut(examined: Examined, { world }: Actor): Attempt {
  const { job, act, trouble } = examined;
  if (!job || trouble) return { ...examined, effects: [], more: {} };
  const before = job.status;
  const more = act.apply(job, world) ?? {};
  job.latestAction = act.action ?? job.latestAction;
  if (job.status !== before && job.plan.staleReads > 0) {
    job.stale = { status: before, reads: job.plan.staleReads };
  }
  return { ...examined, effects: [`${act.name} ${job.id}`], more };
}

function reasonAgainst(job: Job | undefined, act: Act, { world, generation }: Actor): Reason | undefined {
  if (!job) return 'absent';
  if (job.deleted) return 'deleted';
  if (job.busyCalls > 0) {
    job.busyCalls -= 1;
    return 'busy';
  }
  if (!act.allows(job, world.settings(), generation)) return 'wrong-state';
  return act.lacks?.(job, world);
}

function codeFor(reason: Reason, { generation, world }: Actor, job: Job | undefined): string {
  if (reason === 'busy') return job?.pauseRequested === null ? job.plan.busyCode : 'DRS.M01504';
  return CODES[generation](reason, world.settings());
}

const V3_CODES = {
  absent: 'DRS.M00289',
  deleted: 'DRS.M05004',
  'wrong-state': 'DRS.M00304',
  'precheck-missing': 'DRS.M00300',
  'connection-untested': 'DRS.M00300',
};

const CODES: Record<Generation, (reason: Exclude<Reason, 'busy'>, settings: DrsSettings) => string> = {
  v3: (reason) => V3_CODES[reason],
  v5: (reason, { v5WrongStateCode }) =>
    ({
      absent: 'DRS.10000010',
      deleted: 'DRS.10000010',
      'wrong-state': v5WrongStateCode,
      'precheck-missing': 'DRS.10010047',
      'connection-untested': 'DRS.M00300',
    })[reason],
};
