import type { JsonObject } from '../../../kit';
import {
  endpointsIn,
  pause,
  precheck,
  remove,
  restart,
  start,
  stop,
  testConnection,
  update,
  withPasswords,
  type Act,
} from '../../acts';
import { PRECHECK_MODES } from '../../model/precheck';
import type { Operation } from '../../operation';
import { invalid } from '../../refusal';
import { flagIn, instantIn, jobsIn, textIn, wordIn } from '../requested';
import { answerResults, refuseDuplicates } from './act-results';

/** `DELETE …/batch-jobs` with a body: ends jobs, or deletes those that have ended. */
export const endJobs = batchOf(202, (job) => {
  const type = wordIn(job, 'delete_type', [
    'terminate',
    'force_terminate',
    'delete',
    'roll_back_upgrade_active_standby',
  ]);
  if (type === 'roll_back_upgrade_active_standby') throw invalid('delete_type');
  return type === 'delete' ? remove : stop(type === 'force_terminate');
});

/** `POST …/batch-pause-task`: both members are mandatory. */
export const pauseJobs = batchOf(200, (job) => pause(wordIn(job, 'pause_mode', ['target', 'all'])));

/** `POST …/batch-retry-task`: goes on with paused and failed jobs. */
export const retryJobs = batchOf(200, (job) => {
  // Re-editing a running synchronization makes a child task, which is not simulated.
  if (flagIn(job, 'is_sync_re_edit')) throw invalid('is_sync_re_edit');
  return restart;
});

/** `POST …/batch-starting`. */
export const startJobs = batchOf(202, (job) => start(instantIn(job, 'start_time')));

/** `POST …/batch-precheck`: ten jobs at most. */
export const precheckJobs = batchOf(
  202,
  (job) => precheck(wordIn(job, 'precheck_mode', PRECHECK_MODES), 'precheck_id'),
  10,
);

/** `POST …/batch-connection`: an element for each end of a job, so a job may come twice; here one is enough. */
export const testConnections: Operation = (call) => {
  const wanted = jobsIn(call.body).map((end) => ({
    id: textIn(end, 'id'),
    act: withPasswords(testConnection(), end),
  }));
  return answerResults(call, wanted, 200);
};

/** `PUT …/batch-modification`: name, description, endpoints. What else it can change is accepted and not kept. */
export const modifyJobs = batchOf(202, (job) => {
  const [source, target] = [endpointsIn(job.source_endpoint), endpointsIn(job.target_endpoint)];
  return update({
    ...('name' in job && { name: textIn(job, 'name') }),
    ...('description' in job && { description: String(job.description) }),
    ...(source && { source }),
    ...(target && { target }),
  });
});

/** The batch call that does the act that each element of `jobs` asks for. */
function batchOf(status: 200 | 202, actIn: (job: JsonObject) => Act, most?: number): Operation {
  return (call) => {
    const wanted = jobsIn(call.body, most).map((job) => ({
      id: textIn(job, 'job_id'),
      act: withPasswords(actIn(job), job),
    }));
    refuseDuplicates(wanted);
    return answerResults(call, wanted, status);
  };
}
