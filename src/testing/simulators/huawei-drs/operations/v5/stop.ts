import { stop } from '../../acts';
import type { Answer, OperationCall } from '../../operation';
import { flagIn, jobsIn, textIn } from '../requested';
import { answerAct, answerActs } from './act-answer';

/** `POST …/jobs/{job_id}/stop`: accepted is not stopped. */
export function stopJob(call: OperationCall): Answer {
  return answerAct(call, stop(flagIn(call.body, 'is_force_stop')));
}

/** `POST …/jobs/batch-stop`. */
export function stopJobs(call: OperationCall): Answer {
  const wanted = jobsIn(call.body).map((job) => ({
    id: textIn(job, 'job_id'),
    act: stop(flagIn(job, 'is_force_stop')),
  }));
  return answerActs(call, wanted);
}
