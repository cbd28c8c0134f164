import { createNexusServiceClient } from '@temporalio/workflow';
import { jobControlService } from 'temporal-job-control/nexus';

// temporal operator nexus endpoint create --name job-control --target-namespace default --target-task-queue job-control
const jobControl = createNexusServiceClient({ endpoint: 'job-control', service: jobControlService });

/** A workflow of another team, in a namespace of theirs: it knows the service, and no system. */
export async function freeTheLab(jobs: string[]): Promise<string> {
  const { jobs: verdicts } = await jobControl.executeOperation('stopJobs', { system: 'boro-lab', jobs });
  return verdicts.map(({ id, verdict }) => `${id}: ${verdict}`).join('; ');
}
