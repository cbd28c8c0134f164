import { anInteger, aText, BadInput, fieldsOf, milliseconds, oneOf, orNull, type Check } from '../kit';
import { PRIORITIES, type Priority } from './statuses';
import type { Plan } from './task';

/** A task that a test puts into the simulator. */
export interface NewTask extends Partial<Plan> {
  /** A whole number, also as a text; default: the next one. */
  readonly id?: string | number;
  /** Default null: the task belongs to every project. */
  readonly projectId?: number | null;
  readonly templateId: number;
  readonly uri: string;
  /** Default: the last segment of the URI. */
  readonly name?: string;
  /** Default normal. */
  readonly priority?: Priority;
  /** The status it begins in, any word; default Running. */
  readonly status?: string;
}

/** A NewTask whose id is a number. */
export type CheckedNewTask = Omit<NewTask, 'id'> & { readonly id?: number };

const taskId: Check<number> = (value, name) => {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return anInteger(1)(number, name);
};

const end = oneOf(['Completed', 'Stalled', 'Rejected']);

const FIELDS = {
  id: taskId,
  projectId: orNull(anInteger()),
  templateId: anInteger(),
  uri: aText,
  name: aText,
  priority: oneOf(PRIORITIES),
  status: aText,
  queuedForMs: orNull(milliseconds),
  exploresForMs: orNull(milliseconds),
  runsForMs: orNull(milliseconds),
  stopTakesMs: orNull(milliseconds),
  endsAs: end,
  endsDuringStop: oneOf(['Completed', 'Stalled']),
  restartsEndAs: end,
};

/** Throws `BadInput` with a sentence when the input is not a NewTask. */
export function checkNewTask(input: unknown): CheckedNewTask {
  const task = fieldsOf(input, 'The task', FIELDS);
  const { templateId, uri } = task;
  if (templateId === undefined || uri === undefined) throw new BadInput('The task needs templateId and uri.');
  return { ...task, templateId, uri };
}
