import type { JsonObject } from '../../../kit';
import type { Answer, OperationCall } from '../../operation';
import { Refusal } from '../../refusal';
import { plainTime } from '../../wire/times';
import { createJob } from '../creation';
import { errorMembers } from '../outcome-item';
import { jobsIn, textIn } from '../requested';
import { countedResults } from './act-results';

/** `POST …/batch-creation`: 202; a job that cannot be created is a failed item. */
export function createJobs(call: OperationCall): Answer {
  const effects: string[] = [];
  const items = jobsIn(call.body).map((sent) => {
    try {
      const item = created(sent, call);
      effects.push(`create ${String(item.id)} named ${String(item.name)}`);
      return item;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { name: sent.name ?? '', status: 'failed', ...errorMembers(error.code, call) };
    }
  });
  return { status: 202, items, effects, body: countedResults };
}

function created(sent: JsonObject, call: OperationCall): JsonObject {
  const order = {
    name: textIn(sent, 'name'),
    jobType: textIn(sent, 'db_use_type'),
    engineType: textIn(sent, 'engine_type'),
    direction: textIn(sent, 'job_direction'),
    netType: textIn(sent, 'net_type'),
    taskType: textIn(sent, 'task_type'),
    ...('description' in sent && { description: String(sent.description) }),
  };
  const { id, status, createdAt } = createJob({ order, sent, more: {} }, call);
  return { id, name: order.name, status, create_time: plainTime(createdAt) };
}
