import {
  SystemError,
  type JobSnapshot,
  type RerunInfo,
  type RerunRecipe,
  type RerunWayInfo,
} from '../../contract';
import type { DrsJob } from './drs-job';
import type { Generation, JobActions } from './generation';
import { isOffered, planNewRun, type NewRunSettings } from './new-run-plan';
import { readOne } from './read-one';
import { isTransferFailure } from './statuses';
import { WAYS, type DrsWay } from './ways';

interface Facts {
  readonly snapshot: JobSnapshot;
  readonly job: DrsJob | undefined;
  readonly actions: JobActions | undefined;
  readonly given: RerunRecipe | undefined;
  readonly generation: Generation;
  readonly settings: NewRunSettings;
}

/** How one task's reruns are looked at. */
export interface InfoPlan {
  readonly generation: Generation;
  readonly settings: NewRunSettings;
  readonly given: RerunRecipe | undefined;
  readonly ways: readonly DrsWay[];
}

/**
 * What may be known of a task's reruns before one is sent. It is read before the stop, so it says what will be possible once the task is at
 * rest: only what its present state rules out for good, or DRS does not offer at all, is not available.
 */
export async function rerunInfoOf({ id }: JobSnapshot, plan: InfoPlan): Promise<RerunInfo> {
  const { generation, given, settings } = plan;
  const { reading, job: read } = await readOne(id, generation);
  if (reading.outcome !== 'found') {
    const { detail: reason, call } = reading;
    return { id, ways: plan.ways.map((way) => ({ way, available: false, reason })), parameters: [], call };
  }
  const { snapshot } = reading;
  const actions = read && (await generation.actions(id));
  const job = read && (await generation.describe(read));
  const call = `${snapshot.call}, ${generation.version === 'v5' ? 'ShowActions' : 'batch-detail'}`;
  const facts: Facts = { snapshot, job, actions, given, generation, settings };
  const newRun = await lookAtNewRun(facts);
  const ways = plan.ways.map((way) =>
    wayInfo(way, way === 'new-run' ? newRun.reason : reasonAgainst(way, facts)),
  );
  return { id, ways, parameters: newRun.parameters, call };
}

function wayInfo(way: DrsWay, reason: string | undefined): RerunWayInfo {
  return reason === undefined ? { way, available: true } : { way, available: false, reason };
}

/** Why a way that keeps the id is not possible, now or after a stop. */
function reasonAgainst(way: Exclude<DrsWay, 'new-run'>, facts: Facts): string | undefined {
  const { snapshot, actions, generation } = facts;
  const { phase, rawStatus } = snapshot;
  if (phase === 'stopped' || phase === 'succeeded')
    return `The task is ${rawStatus}: it never runs again under its id.`;
  if (way === 'from-start' && !generation.reset) return `The API ${generation.version} has no reset.`;
  if (phase !== 'failed' || way === 'resume') return undefined;
  if (!isTransferFailure(rawStatus))
    return `The task is ${rawStatus}: it was never started, so there is nothing to go on with.`;
  const action = way === 'from-start' ? 'RESET' : 'RETRY';
  return isOffered(action, actions) === false ? `DRS does not offer ${action} for this task now.` : undefined;
}

/** Names only: what is in a recipe stays inside. */
async function lookAtNewRun(facts: Facts): Promise<{ reason?: string; parameters: string[] }> {
  const { snapshot, job, actions, given, generation, settings } = facts;
  try {
    const plan = await planNewRun(
      { id: snapshot.id, name: 'tjc-0', job, actions, given },
      generation,
      settings,
    );
    if (plan.by === 'create')
      return { ...lateReason(facts), parameters: Object.keys(plan.description).sort() };
    if (plan.by === 'clone') return { ...lateReason(facts), parameters: ['name'] };
    return mayStillClone(facts) ? { parameters: [] } : { reason: plan.reason, parameters: [] };
  } catch (error) {
    if (!(error instanceof SystemError) || error.kind !== 'invalid-request') throw error;
    return { reason: error.message, parameters: [] };
  }
}

/** A full migration also ends as RELEASE_RESOURCE_COMPLETE when all its work is done, and a job that succeeded is not run again. */
function lateReason({ snapshot, job, given }: Facts): { reason?: string } {
  if (snapshot.phase !== 'stopped' || job?.taskType !== 'FULL_TRANS' || given !== undefined) return {};
  const reason =
    'It has ended, and a FULL_TRANS task also ends so when its work is done: give a recipe to run it again.';
  return { reason };
}

/** An active synchronization task, for which ShowActions names CLONE in neither list, may be offered it once it is released. */
function mayStillClone({ snapshot, job, actions, generation }: Facts): boolean {
  if (!generation.clone || snapshot.phase === 'stopped' || job?.jobType !== 'sync') return false;
  return isOffered('CLONE', actions) === undefined;
}

/** The ways that a list of capabilities declares. */
export function declaredWays(ways: readonly { readonly way: string }[]): readonly DrsWay[] {
  return WAYS.filter((way) => ways.some((declared) => declared.way === way));
}
