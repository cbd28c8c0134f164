import type { JobControlActivities, JobSystems } from '../contract';
import { awaitJobs } from './await-jobs';
import { explainFailures } from './failures';
import { inspectJobs } from './inspect-jobs';
import { listJobs } from './list-jobs';
import { stopBatch } from './stop-batch';
import { submitReruns } from './submit-reruns';
import { findSystem } from './system-lookup';

/**
 * The activities for a set of systems, by the names under which a worker registers them.
 *
 * They fail with an `ApplicationFailure` of a type in `FAILURE_TYPES`, or, for a failed exchange, of the one that `failureTypeOf` gives.
 */
export function createActivities(systems: JobSystems): JobControlActivities {
  return {
    'jobControl.inspect': (request) =>
      explainFailures(request.system, () => inspectJobs(findSystem(systems, request.system), request)),
    'jobControl.stop': (request) =>
      explainFailures(request.system, () => stopBatch(findSystem(systems, request.system), request)),
    'jobControl.await': (request) =>
      explainFailures(request.system, () => awaitJobs(findSystem(systems, request.system), request)),
    'jobControl.submit': (request) =>
      explainFailures(request.system, () => submitReruns(findSystem(systems, request.system), request)),
    'jobControl.list': (request) =>
      explainFailures(request.system, () => listJobs(findSystem(systems, request.system), request)),
  };
}
