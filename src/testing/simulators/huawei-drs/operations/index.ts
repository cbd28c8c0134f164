import { listProjects } from '../access/iam-projects';
import { createToken } from '../access/iam-tokens';
import type { DrsMethod } from '../methods';
import type { Operation } from '../operation';
import {
  endJobs,
  modifyJobs,
  pauseJobs,
  precheckJobs,
  retryJobs,
  startJobs,
  testConnections,
} from './v3/acts';
import { createJobs } from './v3/create';
import { listJobs as listJobsV3 } from './v3/list';
import { showDetails, showPrechecks, showProgress, showStatuses } from './v3/reads';
import { actOnJob, actOnJobs } from './v5/action';
import { deleteJob, deleteJobs, updateJob } from './v5/change';
import { cloneOne, createOne, validateName } from './v5/create';
import { listJobs } from './v5/list';
import { showActions, showJob } from './v5/read';
import { stopJob, stopJobs } from './v5/stop';

/** Every call that is simulated. */
export const OPERATIONS: Readonly<Record<DrsMethod, Operation>> = {
  'iam.tokens': createToken,
  'iam.projects': listProjects,
  'v5.stop': stopJob,
  'v5.batch-stop': stopJobs,
  'v5.action': actOnJob,
  'v5.batch-action': actOnJobs,
  'v5.actions': showActions,
  'v5.detail': showJob,
  'v5.list': listJobs,
  'v5.create': createOne,
  'v5.update': updateJob,
  'v5.clone': cloneOne,
  'v5.delete': deleteJob,
  'v5.batch-delete': deleteJobs,
  'v5.name-validation': validateName,
  'v3.batch-status': showStatuses,
  'v3.batch-detail': showDetails,
  'v3.batch-progress': showProgress,
  'v3.batch-jobs': endJobs,
  'v3.batch-pause-task': pauseJobs,
  'v3.batch-retry-task': retryJobs,
  'v3.batch-starting': startJobs,
  'v3.batch-precheck': precheckJobs,
  'v3.batch-precheck-result': showPrechecks,
  'v3.batch-creation': createJobs,
  'v3.batch-modification': modifyJobs,
  'v3.batch-connection': testConnections,
  'v3.list': listJobsV3,
};
