import type { JsonObject } from '../../kit';
import type { Job } from '../model/job';
import type { World } from '../world';
import { progressOf } from './progress';
import { statusShown } from './status-shown';
import { isoTime } from './times';

/** What `type` may ask for. */
export const DETAIL_TYPES = [
  'overview',
  'detail',
  'network',
  'precheck',
  'progress',
  'log',
  'compare',
  'file',
  'is_writable',
  'cloud_connection',
  'diagnosis',
  'diagnosis_history',
  'repair_progress',
  'repair_detail',
  'repair_export_status',
  'db_table_details',
];

/** `type=overview`: the status and what the job is. */
export function overview(job: Job, world: World): JsonObject {
  return {
    id: job.id,
    status: statusShown(job, world.settings()),
    create_time: isoTime(job.createdAt),
    base_info: baseInfo(job, world),
  };
}

/** `type=detail`: endpoints too, without their passwords. */
export function detail(job: Job, world: World): JsonObject {
  return {
    ...job.more,
    ...overview(job, world),
    source_endpoint: job.endpoints.source,
    target_endpoint: job.endpoints.target,
    task_version: '2.0',
    children: [],
  };
}

/** `type=progress`. */
export function progress(job: Job, world: World): JsonObject {
  return { id: job.id, progress_info: progressOf(job, world) };
}

/** `type=log`: a line for each status that the job has had, the latest first. */
export function log(job: Job, query: URLSearchParams): JsonObject {
  const level = query.get('log_level');
  const lines = job.history
    .map(({ at, status }) => ({
      level: /_FAILED$/.test(status) ? 'Error' : 'Info',
      message: `The task is ${status}.`,
      create_time: isoTime(at),
    }))
    .filter((line) => level === null || line.level === level)
    .reverse();
  const offset = Number(query.get('offset') ?? 0);
  const limit = Number(query.get('limit') ?? 10);
  return { id: job.id, total_count: lines.length, logs: lines.slice(offset, offset + limit) };
}

function baseInfo({ order, ...job }: Job, { settings }: World): JsonObject {
  const { startTimeShown } = settings();
  const startTime = { first: job.firstStart, latest: job.latestStart, absent: null }[startTimeShown];
  return {
    name: order.name,
    description: order.description,
    job_type: order.jobType,
    engine_type: order.engineType,
    job_direction: order.direction,
    task_type: order.taskType,
    net_type: order.netType,
    charging_mode: order.chargingMode,
    ...(startTime !== null && { start_time: String(startTime) }),
  };
}
