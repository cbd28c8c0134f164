import type { JsonObject } from '../kit';
import type { Task } from './task';

/** A TaskReport item, its members in the order of page 4.3.10. Only a completed task has reports and a result. */
export function reportItem(task: Task): JsonObject {
  const { id, order, status } = task;
  const completed = status === 'Completed';
  const start = startOf(task);
  return {
    task_id: id,
    app_id: 1,
    template_id: order.templateId,
    template_uri: `/templates/${order.templateId}`,
    status,
    uri: order.uri,
    name: order.name,
    priority: order.priority,
    file_size: 1_048_576,
    container: 'MPEG-TS',
    file_duration: 60,
    start: new Date(start).toISOString(),
    start_unix: Math.floor(start / 1000),
    analysis_duration: 1,
    task_report: completed ? [pdf(id)] : [],
    task_result: completed ? 'passed' : '',
    task_page: `/tasks/${id}`,
  };
}

function pdf(id: number): JsonObject {
  return { report_status: 'ready', report_format: 'PDF', report_url: `/reports/${id}.pdf` };
}

/** When it began to run; when it was created if it never did. */
function startOf({ history }: Task): number {
  const running = history.find(({ status }) => status === 'Running') ?? history[0];
  return running ? Date.parse(running.at) : 0;
}
