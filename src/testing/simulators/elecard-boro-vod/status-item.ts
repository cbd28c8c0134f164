import type { JsonObject } from '../kit';
import type { BoroVodSettings } from './settings';
import type { Task } from './task';

const DETAILS = [
  'file_summary',
  'container_validation',
  'video_parameters',
  'audio_parameters',
  'video_quality',
  'audio_quality',
];

/** Makes TaskStatus items: the ids and the status always, the other members as far as the settings have them. */
export function statusItem(detailed: boolean, settings: BoroVodSettings): (task: Task) => JsonObject {
  return (task) => {
    const { templateId: template_id, uri, name, priority } = task.order;
    const optional: JsonObject = { template_id, uri, name, priority };
    return {
      task_id: task.id,
      initial_task_id: task.initialTaskId,
      status: task.status,
      ...Object.fromEntries(settings.statusFields.map((field) => [field, optional[field]])),
      ...(task.status === 'Completed' && { test_results: results(detailed) }),
    };
  };
}

function results(detailed: boolean): JsonObject {
  const details = detailed ? DETAILS.map((name) => [name, 'passed']) : [];
  return Object.fromEntries([...details, ['total', 'passed']]) as JsonObject;
}
