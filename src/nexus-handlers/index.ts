import { serviceHandler, type ServiceHandler } from 'nexus-rpc';
import { jobControlService } from '../nexus';
import { batchHandler } from './batch-handler';
import { planHandler } from './plan-handler';

/** The handlers of `jobControlService`, for a worker: each operation runs the workflow of its name on that worker's task queue. */
export const jobControlServiceHandler: ServiceHandler<typeof jobControlService.operations> = serviceHandler(
  jobControlService,
  {
    stopJobs: batchHandler('stopJobs'),
    rerunJobs: batchHandler('rerunJobs'),
    remediateJobs: batchHandler('remediateJobs'),
    awaitJobs: batchHandler('awaitJobs'),
    readJobs: batchHandler('readJobs'),
    runPlan: planHandler,
  },
);
