import { createNexusServiceClient } from '@temporalio/workflow';
import { jobControlService, type StopJobsInput } from '../../../src/nexus';

/** What a user writes: our workflows beside one of their own, which calls our Nexus service. */
export * from '../../../src/workflows';

export async function theirs(input: StopJobsInput): Promise<string> {
  const jobControl = createNexusServiceClient({ endpoint: 'job-control', service: jobControlService });
  const { jobs } = await jobControl.executeOperation('stopJobs', input);
  return jobs.map(({ verdict }) => verdict).join();
}
