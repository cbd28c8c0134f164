import type { Client } from '@temporalio/client';
import { JobControlClient, type PlanHandle } from 'temporal-job-control/client';

/** Stops jobs before a maintenance. They run again when a person says that it is over. */
export async function beginMaintenance(client: Client, jobs: string[]): Promise<PlanHandle> {
  const jobControl = new JobControlClient({ client });
  return jobControl.startPlan({
    steps: {
      drain: { action: 'stop', system: 'boro-lab', jobs, stop: { deadline: '10 minutes' } },
      again: { action: 'rerun', system: 'boro-lab', jobs, after: ['drain'], requiresApproval: true },
    },
    onFailure: 'ask',
  });
}

/** Lets the jobs run again, and says what became of them. */
export async function endMaintenance(client: Client, workflowId: string, by: string): Promise<void> {
  const plan = new JobControlClient({ client }).getPlan(workflowId);
  await plan.approve('again', { by, why: 'the maintenance is over' });
  const { outcome, steps } = await plan.result();
  console.log(
    `${outcome}: ${steps['again']?.counts['rerun'] ?? 0} of ${steps['drain']?.jobs} jobs run again`,
  );
}
