import { z } from 'zod';
import { isMap } from '../schema/issue-text';

/** The task queue of workflows and workers where the file names none. */
export const TASK_QUEUE = 'job-control';

/** Name of a task queue, as Temporal takes it. */
export const taskQueueSchema = z.string().min(1).max(1000);

/** What the parts of a settings file mean, for editors. */
export const PART_MEANINGS = {
  taskQueue: `Task queue of the workflows, and of the workers that have the systems below. Default: ${TASK_QUEUE}.`,
  systems:
    'The systems that workers with this file reach, by the names that workflows know them by. ' +
    'A file that only clients read may have zones alone.',
  zones:
    'Systems that workers of other task queues reach, for clients and the command line: system name, and task queue of its workers. ' +
    'Default: none.',
  nexus:
    'True: the worker also answers the Nexus service of temporal-job-control, for workflows of other namespaces whose endpoint leads to ' +
    'its task queue. Default: false.',
} as const;

/** Whether the worker answers the Nexus service. */
export const nexusSchema = z.boolean();

// no z.record, which passes over a key `__proto__`
const mapOf = (what: string) =>
  z.custom<Record<string, unknown>>(isMap, { error: `expected a map of ${what}`, abort: true }).optional();

/** A settings file as a whole; its systems and zones are validated one by one. */
export const fileSchema = z
  .strictObject({
    taskQueue: taskQueueSchema.default(TASK_QUEUE),
    systems: mapOf('systems'),
    zones: mapOf('systems and the task queues of their workers'),
    nexus: nexusSchema.default(false),
  })
  .refine(({ systems = {}, zones = {} }) => Object.keys({ ...systems, ...zones }).length > 0, {
    error: 'expected at least one system, or zones',
    path: ['systems'],
  });
