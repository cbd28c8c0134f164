import type { RerunIntent, RerunReceipt } from '../../contract';
import { afterSending, beforeSending } from '../shared/failures';
import { DrsError, noAnswer } from './errors';
import { meansNameTaken } from './error-codes';
import type { Created, Generation } from './generation';
import { expectedIdForm } from './job-id';
import { planNewRun, type NewRunPlan, type NewRunSettings } from './new-run-plan';
import { readOne } from './read-one';
import { refused, underway } from './receipts';
import { tasksNamed } from './search';
import { stepText } from './steps';
import { refusalIn, refusalOf, type TakenOn } from './taken-on';

/**
 * Makes a new task in place of a released one, named by the marker. DRS knows no two tasks of one name, in whatever case: where the
 * name is taken, an earlier submission took effect, and its task is gone on with.
 */
export async function beginNewRun(
  intent: RerunIntent,
  generation: Generation,
  settings: NewRunSettings,
): Promise<RerunReceipt> {
  const plan = await beforeSending(() => planFor(intent, generation, settings));
  if (plan.by === 'nothing') return refused('new-run', plan.reason);
  const answer = await make(intent, plan, generation);
  if (answer.takenOn || meansNameTaken(answer.item.code)) {
    const id = await afterSending(() => idOf(answer, intent, generation));
    return underway(stepText({ at: 'created', id }), answer.call, `${answer.says} The new task is ${id}.`);
  }
  return refused(answer.call, answer.says);
}

async function planFor(
  { id, run, marker, recipe: given }: RerunIntent,
  generation: Generation,
  settings: NewRunSettings,
): Promise<NewRunPlan> {
  const { reading, job } = await readOne(id, generation);
  if (reading.outcome !== 'found') return { by: 'nothing', reason: reading.detail };
  const { phase, rawStatus, run: now } = reading.snapshot;
  if (phase !== 'stopped' || now !== run) {
    return {
      by: 'nothing',
      reason: `The task is ${rawStatus}: only a released one gets a new task in its place.`,
    };
  }
  const actions = job === undefined ? undefined : await generation.actions(id);
  return planNewRun({ id, name: marker, job, actions, given }, generation, settings);
}

/** The answer names the new task's own status, so what tells success is its id. */
async function make(
  { id, marker }: RerunIntent,
  plan: Exclude<NewRunPlan, { readonly by: 'nothing' }>,
  generation: Generation,
): Promise<TakenOn> {
  try {
    const created = await send(id, marker, { plan, generation });
    const { item, call } = created;
    const isRefused = item.code !== undefined || item.status?.toLowerCase() === 'failed';
    if (item.code !== undefined && isNewId(item.id, id)) {
      throw noAnswer(call, `the new task ${item.id} and ${item.code} at once`);
    }
    return isRefused ? refusalIn(created) : { call, item, takenOn: true, says: `${call} was taken on.` };
  } catch (error) {
    if (error instanceof DrsError && meansNameTaken(error.code)) {
      return { call: error.call, item: { code: 'DRS.M00277' }, takenOn: false, says: error.message };
    }
    return refusalOf(error);
  }
}

function send(
  id: string,
  name: string,
  { plan, generation }: { plan: Exclude<NewRunPlan, { readonly by: 'nothing' }>; generation: Generation },
): Promise<Created> {
  if (plan.by === 'create') return generation.create(plan.description, plan.secrets);
  if (generation.clone) return generation.clone(id, name);
  throw noAnswer('clone', 'nothing: the API has none');
}

/** The id in the answer; where there is none, or the name was taken, that of the task with the name. */
async function idOf({ call, item }: TakenOn, intent: RerunIntent, generation: Generation): Promise<string> {
  if (isNewId(item.id, intent.id)) return item.id;
  const [only, ...others] = await tasksNamed(intent.marker, generation);
  if (only !== undefined && others.length === 0) return only.id;
  throw noAnswer(call, only ? 'several new tasks' : 'no new task');
}

function isNewId(id: string | undefined, oldId: string): id is string {
  return id !== undefined && id !== oldId && expectedIdForm(id) === undefined;
}
