import { SystemError } from '../../contract';
import type { MethodReply } from './envelope';
import { recordedTask, type RecordedTask, type RecordedTaskLookup } from './options';
import { readChains, type Send } from './read-chains';
import {
  nothingRecovered,
  recoveredTask,
  withRecorded,
  withReport,
  withStatus,
  type Recovery,
} from './recovered-task';
import { taskReport, type Account } from './requests';
import { taskOfRun } from './task-id';

/** Where it can be found out what a task was started with. */
export interface Sources {
  readonly send: Send;
  readonly account: Account;
  readonly recorded: RecordedTaskLookup;
}

/**
 * Finds out what tasks were started with: from the caller's record, then TaskReport, then TaskStatus; each is asked only for what the
 * ones before left open. One entry per task, in the order given.
 */
export async function recover(
  tasks: readonly { readonly id: string; readonly run: string }[],
  { send, account, recorded }: Sources,
): Promise<Recovery[]> {
  const lookUp = async ({ id, run }: (typeof tasks)[number]) => {
    const lastId = taskOfRun(run, id);
    const task =
      (await lookedUp(recorded, id)) ?? (lastId === id ? undefined : await lookedUp(recorded, lastId));
    return withRecorded(nothingRecovered(id, lastId), task);
  };
  const known = await Promise.all(tasks.map(lookUp));
  const reported = await completed(known, withReport, (ids) => reportsOf(ids, send, account));
  return completed(reported, withStatus, (ids) => readChains(send, account, ids));
}

/** Asks for the tasks that are not complete yet, and adds what was answered to them. */
async function completed(
  recoveries: readonly Recovery[],
  add: (recovery: Recovery, reply: MethodReply) => Recovery,
  ask: (ids: readonly string[]) => Promise<MethodReply>,
): Promise<Recovery[]> {
  const open = recoveries.filter((recovery) => !recoveredTask(recovery));
  if (open.length === 0) return [...recoveries];
  const reply = await ask(open.flatMap(({ id, lastId }) => [lastId, id]));
  return recoveries.map((recovery) => (open.includes(recovery) ? add(recovery, reply) : recovery));
}

/** A report is for ended tasks and may be refused for one that was stopped: that is no failure while TaskStatus is left to ask. */
async function reportsOf(ids: readonly string[], send: Send, account: Account): Promise<MethodReply> {
  try {
    return await send(taskReport(account, ids));
  } catch (error) {
    if (!(error instanceof SystemError) || error.kind !== 'invalid-request') throw error;
    return { items: [], errors: [error.message] };
  }
}

/** The caller's own function: what it throws or gives may be anything. */
async function lookedUp(recorded: RecordedTaskLookup, id: string): Promise<RecordedTask | undefined> {
  try {
    return recordedTask.optional().parse(await recorded(id));
  } catch (cause) {
    const message = `The recorded TaskStart request of task ${id} could not be looked up: see recordedTasks.`;
    throw new SystemError({ kind: 'unavailable', effect: 'none', call: 'recordedTasks', message, cause });
  }
}
