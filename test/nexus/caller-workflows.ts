import { createNexusServiceClient } from '@temporalio/workflow';
import { jobControlService, type RemediateJobsInput, type RemediateJobsResult } from '../../src/nexus';

/** The workflows of somebody else's worker, in a namespace of theirs. */
const jobControl = createNexusServiceClient({ endpoint: 'job-control', service: jobControlService });

type Operation = Parameters<typeof jobControl.executeOperation>[0];

export function call(operation: Operation, input: never): Promise<unknown> {
  return jobControl.executeOperation(operation, input, { scheduleToCloseTimeout: '1 minute' });
}

/** The same operation twice at the same time. */
export function twice(input: RemediateJobsInput): Promise<RemediateJobsResult[]> {
  const once = () => jobControl.executeOperation('remediateJobs', input);
  return Promise.all([once(), once()]);
}
