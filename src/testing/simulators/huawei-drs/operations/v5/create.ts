import type { JsonObject } from '../../../kit';
import type { Job } from '../../model/job';
import { mayClone } from '../../model/clone-rule';
import type { Answer, OperationCall } from '../../operation';
import { Refusal } from '../../refusal';
import { jobIn } from '../../acts';
import { isoTime } from '../../wire/times';
import { without } from '../../wire/without';
import { cloneJob, createJob, isName } from '../creation';
import { errorMembers } from '../outcome-item';
import { objectIn, textIn, wordIn } from '../requested';

/** `POST …/jobs`: one job, which then is to be prechecked and started. */
export function createOne(call: OperationCall): Answer {
  const sent = objectIn(call.body, 'job');
  const more = without(sent, 'base_info', 'source_endpoint', 'target_endpoint');
  const base = objectIn(sent, 'base_info');
  const order = {
    name: textIn(base, 'name'),
    jobType: textIn(base, 'job_type'),
    engineType: textIn(base, 'engine_type'),
    direction: textIn(base, 'job_direction'),
    taskType: textIn(base, 'task_type'),
    netType: textIn(base, 'net_type'),
    ...('charging_mode' in base && { chargingMode: wordIn(base, 'charging_mode', ['period', 'on_demand']) }),
    ...('description' in base && { description: String(base.description) }),
  };
  const job = createJob({ order, sent, more }, call);
  return answerCreated(job, `create ${job.id} named ${order.name}`, call);
}

/** `POST …/jobs/clone`: 202, and a new job that is only to be configured. */
export function cloneOne(call: OperationCall): Answer {
  const source = jobIn(call, textIn(call.body, 'job_id'));
  const name = textIn(call.body, 'name');
  if (!source || source.deleted) throw new Refusal('DRS.10000010');
  const settings = call.world.settings();
  if (source.busyCalls > 0) {
    source.busyCalls -= 1;
    throw new Refusal(source.plan.busyCode);
  }
  if (!mayClone(source, settings)) throw new Refusal(settings.v5WrongStateCode);
  const job = cloneJob(source, name, call);
  return answerCreated(job, `clone ${source.id} as ${job.id} named ${name}`, call);
}

/** `POST …/jobs/name-validation`: 200 whether it is valid or not. */
export function validateName(call: OperationCall): Answer {
  const name = textIn(call.body, 'name');
  wordIn(call.body, 'type', ['trans', 'subscription', 'offline']);
  const code = !isName(name) ? 'DRS.M00007' : call.world.jobs.named(name) ? 'DRS.M00277' : undefined;
  const item = { is_valid: code === undefined, ...(code !== undefined && errorMembers(code, call)) };
  return { items: [item], body: ([shown]) => shown ?? {} };
}

/** The SDK's model has `is_clone_job` as a text. */
function answerCreated(job: Job, effect: string, { world }: OperationCall): Answer {
  const { id, order, status, createdAt, origin } = job;
  const item: JsonObject = {
    ...{ id, name: order.name, status, create_time: isoTime(createdAt) },
    is_clone_job: String(origin === 'clone'),
  };
  const flat = world.settings().createdShape === 'flat';
  return {
    status: 202,
    items: [item],
    effects: [effect],
    body: ([shown]) => (flat ? shown : { job: shown }),
  };
}
