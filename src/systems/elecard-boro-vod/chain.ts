import type { TaskItem } from './task-item';
import { phaseOf, STALLED } from './statuses';

/** How the server restarts stalled tasks, as its project settings say; `false` when it does not. Times in milliseconds. */
export type AutomaticRestarts = false | { readonly attempts: number; readonly watch: number };

/** A task with its automatic restarts: each of them is a new task, and the last one decides (4.3.9, "About the restart chain"). */
export interface Chain {
  /** The task that decides. */
  readonly last: TaskItem & { readonly taskId: string };
  /** How many restarts are known of. */
  readonly restarts: number;
  /** Every task shown, the last first. */
  readonly tasks: readonly TaskItem[];
}

/**
 * The chain that the task belongs to; `undefined` when the items show neither the task nor a restart of it. The items may come in any
 * order; a task without `initial_task_id` is its own first.
 */
export function chainOf(id: string, items: readonly TaskItem[]): Chain | undefined {
  const own = bestOf(items.filter((item) => item.taskId === id));
  const first = own?.initialTaskId ?? id;
  const members = items.filter(
    (item) => item.taskId !== undefined && (item.initialTaskId ?? item.taskId) === first,
  );
  const ids = [...new Set(members.map(({ taskId }) => taskId ?? first))].sort((one, other) => +other - +one);
  const tasks = ids.flatMap((taskId) => bestOf(members.filter((item) => item.taskId === taskId)) ?? []);
  const [last] = tasks;
  if (last?.taskId === undefined) return undefined;
  const restarts = new Set([...ids, first]).size - 1;
  return { last: { ...last, taskId: last.taskId }, restarts, tasks };
}

/** First tasks of chains that the items speak of but do not show, and that were not asked for: their chains may be incomplete. */
export function missingFirstTasks(asked: readonly string[], items: readonly TaskItem[]): string[] {
  const known = new Set([...asked, ...items.map((item) => item.taskId)]);
  const firsts = items.flatMap((item) => item.initialTaskId ?? []);
  return [...new Set(firsts)].filter((id) => !known.has(id));
}

/** How long an end must last to be believed: only a stalled task is restarted, and only so many times. */
export function restartWatchOf({ last, restarts }: Chain, automatic: AutomaticRestarts): number | undefined {
  if (last.status?.trim() !== STALLED || automatic === false || restarts >= automatic.attempts)
    return undefined;
  return automatic.watch;
}

/** What a person should know about the restarts of a task. */
export function restartDetail(id: string, chain: Chain, automatic: AutomaticRestarts): string | undefined {
  const { last, restarts } = chain;
  const count = automatic === false ? '' : ` (restart ${restarts} of ${automatic.attempts})`;
  const sentences = [
    ...(last.taskId === id ? [] : [`restarted automatically as ${last.taskId}${restarts > 0 ? count : ''}`]),
    ...(restartWatchOf(chain, automatic) === undefined ? [] : ['the server may restart it automatically']),
    ...(phaseOf(last.status ?? '') === 'unknown' ? ['this status is not documented'] : []),
    ...last.errors,
  ];
  return sentences.length > 0 ? sentences.join('; ') : undefined;
}

/** The one that says most, where an answer holds a task twice. */
function bestOf(items: readonly TaskItem[]): TaskItem | undefined {
  return items.findLast((item) => item.status !== undefined) ?? items.at(-1);
}
