import { hasEnded, type RerunIntent, type RerunReceipt } from '../../contract';
import type { HttpResponse } from '../../http';
import { actionResult, type ActionResult } from './action-result';
import { afterSending, beforeSending, isKind } from '../shared/failures';
import { unreadableAnswer } from './errors';
import { jsonText } from './json-text';
import { listTasks } from './list';
import { lookedUp, type OverrideLookup } from './overrides';
import { readTask, type Reader } from './read-task';
import { actionInformation, invoke, type Target } from './requests';
import { carries, findMarked } from './search';
import { propertySecrets, resubmission, type Changes } from './template';

/** How tasks are resubmitted. */
export interface ResubmitPlan extends Reader {
  readonly overrides: OverrideLookup;
  readonly schedule: Changes['schedule'];
}

const CALL = 'resubmit';

/**
 * Submits the service of an ended task again, once, as a new task: the template as the server gives it, with the marker in its
 * description. Until it is sent nothing has an effect, from then on every failure may have had one.
 */
export async function resubmit(intent: RerunIntent, plan: ResubmitPlan): Promise<RerunReceipt> {
  const target: Target = { resource: 'Tasks', id: intent.id, action: CALL };
  const prepared = await beforeSending(() => prepare(intent, target, plan));
  if ('refusal' in prepared) return refused(prepared.refusal);
  let response: HttpResponse;
  try {
    response = await plan.door.submit(invoke(target, prepared.body), prepared.secrets);
  } catch (error) {
    if (isKind(error, 'conflict')) return refused(error.message);
    throw error;
  }
  const newId = await afterSending(() => newTaskIn(actionResult(response), intent, plan));
  return { outcome: 'started', newId, observation: { at: now(), call: CALL, says: `Tasks/${newId}` } };
}

interface Prepared {
  readonly body: string;
  /** What in it no message may show. */
  readonly secrets: readonly string[];
}

async function prepare(
  { id, run, marker }: RerunIntent,
  target: Target,
  plan: ResubmitPlan,
): Promise<Prepared | { readonly refusal: string }> {
  const { reading, task, archived } = await readTask(id, plan);
  if (reading.outcome !== 'found') return { refusal: reading.detail };
  const { phase, rawStatus } = reading.snapshot;
  if (archived)
    return { refusal: `The task is ${rawStatus} and archived: JP1/AO can no longer resubmit it.` };
  if (!hasEnded(phase)) return { refusal: `The task is ${rawStatus}: only an ended one is resubmitted.` };
  if (reading.snapshot.run !== run) return { refusal: `The task was started again since (${rawStatus}).` };
  const template = jsonText(await plan.door.send(actionInformation(target)));
  const overrides = await lookedUp(plan.overrides, { id, serviceName: task?.serviceName });
  const edited = resubmission(template.value, { marker, overrides, schedule: plan.schedule });
  // A server may quote what a property was before it was overridden, too.
  const secrets = [template.value, edited].flatMap(propertySecrets);
  return { body: template.write(edited), secrets };
}

/** The new id: from the affected task, from the affected schedule, or by the marker. */
async function newTaskIn(result: ActionResult, intent: RerunIntent, plan: ResubmitPlan): Promise<string> {
  if (!result.performed) throw unreadableAnswer(CALL, `the state "${result.state}"`);
  const named = result.tasks.find((id) => id !== intent.id);
  if (named !== undefined) return named;
  for (const schedule of result.schedules) {
    const tasks = await listTasks(plan.door, { resource: 'Tasks', query: [['scheduleID', schedule]] });
    const [only, ...others] = tasks.filter((task) => carries(task, intent.marker));
    if (only?.id !== undefined && others.length === 0) return only.id;
  }
  const [match, ...others] = await findMarked(intent.marker, { ...plan, mustSeeAll: false });
  if (match && others.length === 0) return match.id;
  throw unreadableAnswer(CALL, 'no new task');
}

/** The system, or this adapter for it, said no, and nothing was started. */
export function refused(
  says: string,
  call: string = CALL,
): Extract<RerunReceipt, { readonly outcome: 'refused' }> {
  return { outcome: 'refused', observation: { at: now(), call, says } };
}

function now(): string {
  return new Date().toISOString();
}
