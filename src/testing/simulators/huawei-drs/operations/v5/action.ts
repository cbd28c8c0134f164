import type { JsonObject } from '../../../kit';
import {
  pause,
  precheck,
  reset,
  restart,
  skipPrecheck,
  start,
  stop,
  testConnection,
  withoutEffect,
  withPasswords,
  type Act,
} from '../../acts';
import { PRECHECK_MODES } from '../../model/precheck';
import type { Answer, OperationCall } from '../../operation';
import { invalid } from '../../refusal';
import { flagIn, instantIn, jobsIn, objectIn, textIn, wordIn } from '../requested';
import { answerAct, answerActs } from './act-answer';

/** `POST …/jobs/{job_id}/action`. */
export function actOnJob(call: OperationCall): Answer {
  const job = objectIn(call.body, 'job');
  if (job.job_id !== undefined && job.job_id !== call.jobId) throw invalid('job.job_id');
  return answerAct(call, actIn(job));
}

/** `POST …/jobs/action`. */
export function actOnJobs(call: OperationCall): Answer {
  const wanted = jobsIn(call.body).map((job) => ({ id: textIn(job, 'job_id'), act: actIn(job) }));
  return answerActs(call, wanted, 'v5.batch-action');
}

/** By action_name. Those that nobody needs for stops and reruns are accepted and have no effect. */
const ACTS: Readonly<Record<string, (parameters: JsonObject) => Act>> = {
  start: (parameters) => start(instantIn(parameters, 'start_time')),
  stop: (parameters) =>
    pause('pause_mode' in parameters ? wordIn(parameters, 'pause_mode', ['target', 'all']) : 'target'),
  restart(parameters) {
    // Re-editing a running synchronization makes a child task, which is not simulated.
    if (flagIn(parameters, 'is_sync_re_edit')) throw invalid('is_sync_re_edit');
    return restart;
  },
  reset: () => reset,
  terminate: (parameters) => stop(flagIn(parameters, 'force_delete')),
  precheck: (parameters) => precheck(modeIn(parameters), 'query_id'),
  network: () => testConnection('query_id'),
  skip_precheck(parameters) {
    const { skipped_precheck_list: items } = objectIn(parameters, 'skip_precheck_info');
    if (!Array.isArray(items)) throw invalid('skip_precheck_info');
    return skipPrecheck(items.map(String));
  },
  ...Object.fromEntries(
    [
      ...['create_compare', 'cancel_compare', 'column_limit', 'reload_parameters', 'bind_eip', 'unbind_eip'],
      ...['set_writable', 'set_readonly', 'cloud_connection', 'diagnosis', 'start_repair', 'stop_repair'],
    ].map((name) => [name, () => withoutEffect(name)]),
  ),
};

function actIn(job: JsonObject): Act {
  const name = textIn(job, 'action_name');
  const parameters = objectIn(job, 'action_params');
  const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if (!act) throw invalid('action_name');
  return withPasswords(act(parameters), parameters);
}

function modeIn(parameters: JsonObject): (typeof PRECHECK_MODES)[number] {
  return 'precheck_mode' in parameters ? wordIn(parameters, 'precheck_mode', PRECHECK_MODES) : 'forStartJob';
}
