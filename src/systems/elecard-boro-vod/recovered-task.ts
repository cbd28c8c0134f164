import type { RerunInfo } from '../../contract';
import { chainOf } from './chain';
import type { MethodReply } from './envelope';
import type { TaskItem } from './task-item';

/** A task as far as it must be known to be started again. */
export interface RecoveredTask {
  readonly templateId: number;
  readonly uri: string;
  readonly name?: string | undefined;
  readonly priority?: string | undefined;
}

/** What is known so far of what a task was started with. */
export interface Recovery {
  readonly id: string;
  /** The last task of its chain. */
  readonly lastId: string;
  readonly fields: Partial<RecoveredTask>;
  /** Sources asked so far, each with what it gave. */
  readonly tried: readonly { readonly source: string; readonly gave: string }[];
}

/** Nothing known yet. */
export function nothingRecovered(id: string, lastId: string): Recovery {
  return { id, lastId, fields: {}, tried: [] };
}

/** The task, when what a new one needs is known; name and priority are optional (4.3.7). */
export function recoveredTask({
  fields: { templateId, uri, name, priority },
}: Recovery): RecoveredTask | undefined {
  return templateId === undefined || uri === undefined ? undefined : { templateId, uri, name, priority };
}

/** Adds what the caller recorded. */
export function withRecorded(recovery: Recovery, task: RecoveredTask | undefined): Recovery {
  return withFields(recovery, [task ?? {}], { source: 'recordedTasks' });
}

/** Adds what TaskReport said about the last task of the chain or, where that has no report, about the task itself. */
export function withReport(recovery: Recovery, { items, errors }: MethodReply): Recovery {
  const { id, lastId } = recovery;
  const reports = [...new Set([lastId, id])].flatMap((taskId) =>
    items.filter((item) => item.taskId === taskId),
  );
  const said = [...reports.flatMap((item) => item.errors), ...errors];
  return withFields(recovery, reports, { source: 'TaskReport', errors: said });
}

/** Adds what TaskStatus said about the tasks of the chain: fields that its page was not seen to document. */
export function withStatus(recovery: Recovery, { items, errors }: MethodReply): Recovery {
  const tasks = chainOf(recovery.id, items)?.tasks ?? [];
  return withFields(recovery, tasks, { source: 'TaskStatus', errors });
}

/** What may be shown of it: names, and why there is nothing to start. */
export function rerunInfoOf(recovery: Recovery): RerunInfo {
  const available = recoveredTask(recovery) !== undefined;
  return {
    id: recovery.id,
    ways: [{ way: 'new-run', available, ...(available ? {} : { reason: missingReason(recovery) }) }],
    parameters: namesOf(recovery.fields),
    call: recovery.tried.map(({ source }) => source).join(', '),
  };
}

/** Why a task cannot be started again: what is missing, and who was asked. */
export function missingReason({ fields, tried }: Recovery): string {
  const known = namesOf(fields);
  const missing = ['template_id', 'uri'].filter((name) => !known.includes(name)).join(' and ');
  const asked = tried.map(({ source, gave }) => `${source} (${gave})`).join(', ');
  return `Not known of the task: ${missing}. Asked: ${asked}.`;
}

type Source = Partial<RecoveredTask> | TaskItem;

interface Asked {
  readonly source: string;
  readonly errors?: readonly string[];
}

/** Fields known before win over new ones, and earlier sources over later ones. */
function withFields(recovery: Recovery, found: readonly Source[], { source, errors = [] }: Asked): Recovery {
  const given = fieldsOf(found);
  const gave = [namesOf(given).join(', ') || 'nothing', ...errors].join(': ');
  const fields = fieldsOf([recovery.fields, given]);
  return { ...recovery, fields, tried: [...recovery.tried, { source, gave }] };
}

function fieldsOf(sources: readonly Source[]): Partial<RecoveredTask> {
  const first = <Name extends keyof RecoveredTask>(name: Name) =>
    sources.find((source) => source[name] !== undefined)?.[name];
  const [templateId, uri] = [first('templateId'), first('uri')];
  return {
    ...(templateId !== undefined && { templateId }),
    ...(uri !== undefined && { uri }),
    name: first('name'),
    priority: first('priority'),
  };
}

function namesOf({ templateId, uri, name, priority }: Partial<RecoveredTask>): string[] {
  const values = { template_id: templateId, uri, name, priority };
  return Object.entries(values).flatMap(([field, value]) => (value === undefined ? [] : [field]));
}
