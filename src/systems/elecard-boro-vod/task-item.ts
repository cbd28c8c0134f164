import { z } from 'zod';
import { expectedIdForm } from './task-id';
import { wordsOf } from './words';

/** Numbers are documented; text is taken too. */
const taskId = z
  .union([z.number().transform(String), z.string().trim()])
  .refine((id) => expectedIdForm(id) === undefined)
  .optional()
  .catch(undefined);

const text = z
  .string()
  .refine((value) => value.trim() !== '')
  .optional()
  .catch(undefined);

const wireItem = z
  .looseObject({
    task_id: taskId,
    initial_task_id: taskId,
    template_id: taskId,
    status: text,
    uri: text,
    name: text,
    priority: text,
  })
  .catch({} as never);

/** One element of a `result` array, of any method: each field that could be read, and nothing that could not. */
export interface TaskItem {
  readonly taskId?: string | undefined;
  /** The first task of its chain of automatic restarts. */
  readonly initialTaskId?: string | undefined;
  readonly templateId?: number | undefined;
  /** A task status; in an answer to TaskStop a message instead. */
  readonly status?: string | undefined;
  readonly uri?: string | undefined;
  readonly name?: string | undefined;
  readonly priority?: string | undefined;
  /** Texts of `error` and `errors`. */
  readonly errors: readonly string[];
}

/** Reads one element of a `result` array, whatever it is; never throws. */
export function taskItem(element: unknown): TaskItem {
  const item = wireItem.parse(element);
  return {
    taskId: item.task_id,
    initialTaskId: item.initial_task_id,
    templateId: item.template_id === undefined ? undefined : Number(item.template_id),
    status: item.status,
    uri: item.uri,
    name: item.name,
    priority: item.priority,
    errors: wordsOf(item['error'], item['errors']),
  };
}
