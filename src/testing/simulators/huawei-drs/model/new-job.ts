import {
  aFlag,
  anInstant,
  anObject,
  anyText,
  aText,
  BadInput,
  fieldsOf,
  listOf,
  oneOf,
  type Check,
  type JsonObject,
} from '../../kit';
import { JOB_ID } from './ids';
import type { Order } from './job';
import { PLAN_FIELDS, type Plan } from './plan';
import { PRECHECK_MODES, type PrecheckMode } from './precheck';

/** A job that a test puts into the simulator; everything has a default. */
export interface NewJob extends Partial<Plan>, Partial<Order> {
  /** UUID-like, 36 characters; default: the next one. */
  readonly id?: string;
  /** The status it begins in, any word; default INCRE_TRANSFER_STARTED. */
  readonly status?: string;
  /** ISO 8601; default: now. */
  readonly createTime?: string;
  /** For WAITING_FOR_START, ISO 8601; default: it waits for ever. */
  readonly startTime?: string;
  /** Where a job that is paused or failed goes on; default: what its status says, else incremental. */
  readonly phase?: 'full' | 'incremental';
  /** As in the API; secrets are not kept. */
  readonly sourceEndpoint?: readonly JsonObject[];
  readonly targetEndpoint?: readonly JsonObject[];
  /** Other members of the job that the API shows as they are, e.g. `node_info`. */
  readonly more?: JsonObject;
  /** It has passed a precheck of this mode; default: none. */
  readonly prechecked?: PrecheckMode;
  /** Default true. */
  readonly connectionTested?: boolean;
}

/** A NewJob whose times are numbers. */
export type CheckedNewJob = Omit<NewJob, 'createTime' | 'startTime'> & {
  readonly createTime?: number;
  readonly startTime?: number;
};

const aJobId: Check<string> = (value, name) => {
  if (JOB_ID.test(aText(value, name))) return value as string;
  throw new BadInput(`${name} must look like an id of a job.`);
};

const FIELDS = {
  ...PLAN_FIELDS,
  id: aJobId,
  name: aText,
  description: anyText,
  jobType: aText,
  engineType: aText,
  direction: aText,
  taskType: oneOf(['FULL_TRANS', 'FULL_INCR_TRANS', 'INCR_TRANS']),
  netType: aText,
  chargingMode: oneOf(['period', 'on_demand']),
  projectId: aText,
  cloneable: aFlag,
  status: aText,
  createTime: anInstant,
  startTime: anInstant,
  phase: oneOf(['full', 'incremental']),
  sourceEndpoint: listOf(anObject),
  targetEndpoint: listOf(anObject),
  more: anObject,
  prechecked: oneOf(PRECHECK_MODES),
  connectionTested: aFlag,
};

/** Throws `BadInput` with a sentence when the input is not a NewJob. */
export function checkNewJob(input: unknown): CheckedNewJob {
  return fieldsOf(input, 'The job', FIELDS);
}
