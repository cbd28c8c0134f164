import type { Client } from '@temporalio/client';
import { JobControlClient, type PlanScheduleHandle } from 'temporal-job-control/client';

/** Every 15 minutes: what has run over six hours is stopped, and run again exactly once. Runs never overlap. */
export async function remediateStuckTasks(client: Client): Promise<PlanScheduleHandle> {
  const jobControl = new JobControlClient({ client });
  return jobControl.schedules.create({
    scheduleId: 'stuck-tasks',
    spec: { intervals: [{ every: '15 minutes' }] },
    plan: {
      steps: {
        stuck: { action: 'remediate', system: 'ao-lab', select: { runningFor: '6 hours' } },
      },
    },
  });
}
