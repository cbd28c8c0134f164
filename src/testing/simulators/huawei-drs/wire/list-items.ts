import type { JsonObject } from '../../kit';
import type { Job } from '../model/job';
import type { World } from '../world';
import { jobAction } from './available-actions';
import { statusShown } from './status-shown';
import { isoTime, plainTime } from './times';

/** A job in v5's list. */
export function listItem(job: Job, world: World): JsonObject {
  return {
    ...commonMembers(job, world),
    create_time: isoTime(job.createdAt),
    charging_mode: job.order.chargingMode,
    job_type: job.order.jobType,
    job_mode: 'single',
    is_multi_az: false,
    node_role: '',
    node_new_framework: false,
    children: [],
  };
}

/** A job in v3's list and in its batch-detail, where `db_use_type` is what v5 calls `job_type`. */
export function v3Item(job: Job, world: World): JsonObject {
  return {
    ...commonMembers(job, world),
    create_time: plainTime(job.createdAt),
    db_use_type: job.order.jobType,
    node_newFramework: false,
    error_msg: '',
  };
}

/** The same with the endpoints, of which v3 has one each. */
export function v3Detail(job: Job, world: World): JsonObject {
  const { source, target } = job.endpoints;
  return { ...v3Item(job, world), source_endpoint: source[0] ?? {}, target_endpoint: target[0] ?? {} };
}

function commonMembers(job: Job, world: World): JsonObject {
  const { id, order } = job;
  return {
    id,
    name: order.name,
    status: statusShown(job, world.settings()),
    description: order.description,
    engine_type: order.engineType,
    net_type: order.netType,
    billing_tag: order.chargingMode === 'period',
    job_direction: order.direction,
    task_type: order.taskType,
    job_action: jobAction(job, world.settings()),
  };
}
