import {
  hasEnded,
  type JobPhase,
  type JobSnapshot,
  type StopReceipt,
  type SystemError,
} from '../../contract';
import { invokeBody } from './action-information';
import { actionResult } from './action-result';
import { isKind } from '../shared/failures';
import { readTask, type Reader } from './read-task';
import { invoke, type Target } from './requests';
import type { TaskReading } from './responses';

/** How a task is to be stopped. */
export interface StopPlan extends Reader {
  readonly action: 'stop' | 'forceStop';
  /** Whether a task of a recurring schedule may be stopped before it runs, which ends the whole recurrence. */
  readonly cancelRecurring: boolean;
}

type Said = Pick<StopReceipt, 'outcome' | 'says' | 'call'>;

/** Asks once to stop one task: cancels its schedule while it waits, stops the task itself otherwise. */
export async function stopTask(target: JobSnapshot, plan: StopPlan): Promise<StopReceipt> {
  const said = isScheduled(target.phase)
    ? await stopScheduled(target, plan)
    : await stopStarted(target.id, plan);
  return { id: target.id, run: target.run, at: new Date().toISOString(), ...said };
}

/** A waiting task knows no stop (409); the id of its schedule stands in the task, which may have started by now. */
async function stopScheduled({ id }: JobSnapshot, plan: StopPlan): Promise<Said> {
  const seen = await readTask(id, plan);
  const { reading, task } = seen;
  if (reading.outcome !== 'found') return { call: reading.call, ...withoutTask(seen) };
  if (!isScheduled(reading.snapshot.phase)) {
    return hasEnded(reading.snapshot.phase)
      ? { call: 'Tasks', ...afterRefusal(seen, 'cancel') }
      : stopStarted(id, plan);
  }
  const refused = { call: 'cancel', outcome: 'refused' } as const;
  if (task?.scheduleId === undefined)
    return { ...refused, says: 'The task names no schedule that could be cancelled.' };
  if (/^recur/i.test(task.scheduleType ?? '') && !plan.cancelRecurring) {
    const says =
      'Cancelling its schedule would end all recurrences after it too: see cancelRecurring in the settings.';
    return { ...refused, says };
  }
  return act({ resource: 'Schedules', id: task.scheduleId, action: 'cancel' }, id, plan);
}

function stopStarted(id: string, plan: StopPlan): Promise<Said> {
  return act({ resource: 'Tasks', id, action: plan.action }, id, plan);
}

async function act(target: Target, taskId: string, plan: StopPlan): Promise<Said> {
  const { action } = target;
  try {
    const body = await invokeBody(target, plan.door);
    const { state, performed } = actionResult(await plan.door.send(invoke(target, body)));
    return { call: action, outcome: performed ? 'accepted' : 'refused', says: state };
  } catch (error) {
    if (!isKind(error, 'conflict', 'not-found')) throw error;
    const { outcome, says } = afterRefusal(await readTask(taskId, plan), action, error);
    return { call: action, outcome, says: `${error.message} ${says}` };
  }
}

/** What a refusal means is in the task: 409 says only that its state does not allow it, 404 may mean three things. */
function afterRefusal(
  seen: TaskReading,
  action: Target['action'],
  error?: SystemError,
): Pick<Said, 'outcome' | 'says'> {
  const { reading, archived } = seen;
  if (reading.outcome !== 'found') return withoutTask(seen);
  const { phase, rawStatus } = reading.snapshot;
  const says = `The task is ${rawStatus}${archived ? ' and archived' : ''}.`;
  if (hasEnded(phase)) return { outcome: 'not-running', says };
  if (error?.kind !== 'conflict') return { outcome: 'refused', says };
  if (phase === 'stopping') return { outcome: 'accepted', says }; // a stop was taken on before: an answer that got lost, or somebody else's
  const fits = isScheduled(phase) === (action === 'cancel');
  return { outcome: fits ? 'refused' : 'not-running', says };
}

function withoutTask({ reading }: TaskReading): Pick<Said, 'outcome' | 'says'> {
  const says = reading.outcome === 'found' ? reading.snapshot.rawStatus : reading.detail;
  return { outcome: reading.outcome === 'not-found' ? 'not-found' : 'refused', says };
}

function isScheduled(phase: JobPhase): boolean {
  return phase === 'waiting' || phase === 'paused';
}
