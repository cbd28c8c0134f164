import type { CiscoPrimeMethod } from '../methods';
import type { Operation } from '../operation';
import { cancelRunning } from './cancel-running';
import { deployTemplate } from './deploy-template';
import { listEntityTypes, listOperations } from './discovery';
import { getJobSummary, listJobSummaries } from './job-summary';
import { getRateLimits } from './rate-limits';
import { runHistory } from './run-history';
import { triggerAction } from './trigger-actions';

/** Every call that is simulated. */
export const OPERATIONS: Readonly<Record<CiscoPrimeMethod, Operation>> = {
  cancelrunning: cancelRunning,
  cancel: triggerAction('cancel'),
  suspend: triggerAction('suspend'),
  resume: triggerAction('resume'),
  runhistory: runHistory,
  JobSummary: listJobSummaries,
  'JobSummary.entity': getJobSummary,
  deployTemplateThroughJob: deployTemplate,
  rateLimits: getRateLimits,
  op: listOperations,
  data: listEntityTypes,
};
