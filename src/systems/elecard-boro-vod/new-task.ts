import { MARKER_PATTERN } from '../../contract';
import type { RecoveredTask } from './recovered-task';
import type { NewTask } from './requests';

const OLD_MARKERS = new RegExp(`\\s*\\[?${MARKER_PATTERN.source}\\]?`, 'g');

/** The task that runs `task` again: the same, with the marker in its name and without an older one. */
export function newTask(task: RecoveredTask, marker: string): NewTask {
  const { templateId, uri, name = '', priority } = task;
  const plainName = name.replace(OLD_MARKERS, '').trim() || fileNameIn(uri);
  return {
    templateId,
    uri,
    name: `${plainName} [${marker}]`,
    ...(priority !== undefined && { priority }),
  };
}

/** The last part of the path; never a query or a user name, which may hold credentials. */
function fileNameIn(uri: string): string {
  const path = uri.replace(/[?#].*$/s, '').replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*@/i, '');
  return path.split(/[/\\]/).findLast((segment) => segment.trim() !== '') ?? 'task';
}
