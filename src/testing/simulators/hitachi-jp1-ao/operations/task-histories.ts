import { answerOne } from './action-answer';
import { answerList } from '../lists/list-query';
import { HISTORY_MEMBERS } from '../lists/member-types';
import type { Answer, OperationCall } from '../operation';
import { notFound } from '../refusal';
import { historyResource } from '../wire/resources';
import { mayView } from '../access/task-access';
import type { HistoryEntry } from '../model/tasks';

/** V12 2.8.1: the archived tasks. */
export function listHistories(call: OperationCall): Answer {
  const resources = visible(call).map((entry) => historyResource(entry, call.world));
  return answerList(call, resources, HISTORY_MEMBERS);
}

/** V12 2.8.2: by the id of the history, which is not that of the task. */
export function getHistory(call: OperationCall): Answer {
  const entry = visible(call).find(({ id }) => id === call.id);
  if (!entry) throw notFound();
  return answerOne(historyResource(entry, call.world));
}

/** V12 2.8.3: 204 whether it existed or not. */
export function deleteHistory(call: OperationCall): Answer {
  const known = visible(call).some(({ id }) => id === call.id);
  if (known) call.world.tasks.forgetHistory(call.id);
  const reply = { status: 204, contentType: 'application/json', body: '' };
  return { items: [], body: () => undefined, effects: known ? [`delete history ${call.id}`] : [], reply };
}

function visible({ world, user }: OperationCall): HistoryEntry[] {
  return world.tasks.histories().filter(({ task }) => mayView(user, task));
}
