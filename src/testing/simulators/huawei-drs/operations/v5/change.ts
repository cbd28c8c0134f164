import { endpointsIn, remove, update, withPasswords } from '../../acts';
import type { Answer, OperationCall } from '../../operation';
import { idsIn, objectIn, textIn } from '../requested';
import { answerAct, answerActs } from './act-answer';

/** `PUT …/jobs/{job_id}`: name, description, endpoints. What else it can change is accepted and not kept. */
export function updateJob(call: OperationCall): Answer {
  const job = objectIn(call.body, 'job');
  const base = objectIn(job, 'base_info');
  const [source, target] = [endpointsIn(job.source_endpoint), endpointsIn(job.target_endpoint)];
  const change = {
    ...('name' in base && { name: textIn(base, 'name') }),
    ...('description' in base && { description: String(base.description) }),
    ...(source && { source }),
    ...(target && { target }),
  };
  return answerAct(call, withPasswords(update(change), job));
}

/** `DELETE …/jobs/{job_id}`: ended jobs only. */
export function deleteJob(call: OperationCall): Answer {
  const answer = answerAct(call, remove);
  // Where a refusal comes under 200 it keeps its body.
  if (answer.effects?.length === 0) return answer;
  const status = Number(call.world.settings().deleteStatus);
  return { ...answer, status, body: (items) => (status === 204 ? undefined : answer.body(items)) };
}

/** `DELETE …/jobs` with a list of ids. */
export function deleteJobs(call: OperationCall): Answer {
  return answerActs(
    call,
    idsIn(call.body).map((id) => ({ id, act: remove })),
  );
}
