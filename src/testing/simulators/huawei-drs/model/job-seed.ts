import type { JsonObject } from '../../kit';
import type { DrsSettings } from '../settings';
import type { Endpoints, Job, Order, Origin } from './job';
import type { CheckedNewJob } from './new-job';
import { planFrom, planAfter, type Plan } from './plan';
import { picked } from './picked';
import { hashesOf, withoutSecrets } from './secrets';

/** All that is needed to create a job. */
export interface JobSeed {
  /** Absent: the next id. */
  readonly id?: string;
  /** Absent: its own id. */
  readonly work?: string;
  readonly origin: Origin;
  readonly sourceId: string | null;
  readonly order: Order;
  readonly endpoints: Endpoints;
  readonly more: JsonObject;
  readonly plan: Plan;
  readonly status: string;
  readonly phase?: Job['phase'];
  readonly createdAt?: number;
  readonly startAt?: number;
  readonly connectionTested: boolean;
  readonly passwordHashes: readonly string[];
}

/** A test's job, with the defaults filled in. */
export function seedFromTest(job: CheckedNewJob, settings: DrsSettings, number: number): JobSeed {
  const { id, phase, createTime, startTime, status = 'INCRE_TRANSFER_STARTED', more = {} } = job;
  const order = orderWith(`DRS-${String(number).padStart(4, '0')}`, settings);
  const sent = { source: job.sourceEndpoint ?? [], target: job.targetEndpoint ?? [] };
  return {
    ...(id !== undefined && { id }),
    ...(phase && { phase }),
    ...(createTime !== undefined && { createdAt: createTime }),
    ...(startTime !== undefined && { startAt: startTime }),
    origin: 'test',
    sourceId: null,
    order: { ...order, ...picked(Object.keys(order) as (keyof Order)[], [job]) },
    endpoints: withoutSecrets(sent),
    more: withoutSecrets(more),
    plan: planFrom(settings, job),
    status,
    connectionTested: job.connectionTested ?? true,
    passwordHashes: hashesOf(sent),
  };
}

/** What is ordered where nobody has said otherwise. */
export function orderWith(name: string, { projects }: DrsSettings): Order {
  return {
    name,
    description: '',
    jobType: 'sync',
    engineType: 'mysql-to-mysql',
    direction: 'up',
    taskType: 'FULL_INCR_TRANS',
    netType: 'eip',
    chargingMode: 'on_demand',
    projectId: projects[0]?.id ?? '',
    cloneable: true,
  };
}

/** A clone: a new job that is to be configured, with the settings of the other and none of its history. */
export function seedOfClone(source: Job, name: string, settings: DrsSettings): JobSeed {
  const { id, work, order, endpoints, more, plan } = source;
  return {
    work,
    origin: 'clone',
    sourceId: id,
    order: { ...order, name },
    endpoints,
    more,
    plan: { ...planAfter(plan), busyCalls: settings.busyCalls },
    status: 'CREATING',
    connectionTested: false,
    passwordHashes: [],
  };
}
