import type { JsonObject } from '../../kit';
import { pause, remove, reset, restart, start, stop } from '../acts';
import { mayClone } from '../model/clone-rule';
import type { Job } from '../model/job';
import { isDeletable } from '../model/statuses';
import type { DrsSettings } from '../settings';

type Rule = (job: Job, settings: DrsSettings) => boolean;

const never: Rule = () => false;
const whileThere: Rule = ({ status }) => !isDeletable(status);
const prepaid: Rule = ({ order, status }) => order.chargingMode === 'period' && !isDeletable(status);

/** In the order of the vendor's example of a job in INCRE_TRANSFER_FAILED. */
const RULES: Readonly<Record<string, Rule>> = {
  CREATE: whileThere,
  CHOOSE_OBJECT: whileThere,
  PRE_CHECK: whileThere,
  CHANGE_MODE: whileThere,
  FREE_RESOURCE: (job, settings) => stop(false).allows(job, settings, 'v5'),
  MODIFY_DB_CONFIG: whileThere,
  RESET_DB_PWD: whileThere,
  MODIFY_CONFIGURATION: whileThere,
  PAUSE: (job, settings) => pause('all').allows(job, settings, 'v5'),
  RETRY: (job, settings) => restart.allows(job, settings, 'v5'),
  RESET: (job, settings) => reset.allows(job, settings, 'v5'),
  START: (job, settings) => start(null).allows(job, settings, 'v5'),
  CHANGE: never,
  DELETE: (job, settings) => remove.allows(job, settings, 'v5'),
  QUERY_PRE_CHECK: ({ prechecks }) => prechecks.length > 0,
  SWITCH_OVER: never,
  MODIFY_SPECIFICATION_ID: never,
  START_INCR: never,
  MODIFY_TASK_NUMBER: never,
  CONTINUE_JOB: never,
  STOP_JOB: never,
  CONTINUE_CAPTURE: never,
  STOP_CAPTURE: never,
  CONTINUE_APPLY: never,
  API_CONFIGURATION_ACTION: never,
  STOP_APPLY: never,
  PAY_ORDER: never,
  UNSUBSCRIBE: prepaid,
  TO_PERIOD: never,
  TO_RENEW: prepaid,
  ORDER_INFO: prepaid,
  CHANGE_FLAVOR: never,
  CLONE: mayClone,
};

const UNDER_WAY = ['CREATING', 'STARTJOBING', 'RELEASE_RESOURCE_STARTED'];

/** `job_action`: what can be done with the job, what cannot, and what is being done. */
export function jobAction(job: Job, settings: DrsSettings): JsonObject {
  const available = (action: string): boolean => RULES[action]?.(job, settings) ?? false;
  const actions = Object.keys(RULES);
  const underWay = UNDER_WAY.includes(job.status) || job.pauseRequested !== null;
  return {
    available_actions: actions.filter(available),
    unavailable_actions: actions.filter((action) => !available(action)),
    current_action: underWay ? job.latestAction : '',
  };
}
