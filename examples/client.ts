import type { Client } from '@temporalio/client';
import { JobControlClient } from 'temporal-job-control/client';

/** Stops jobs, proves it, and runs each again exactly once. Starting it twice attaches to the one that runs. */
export async function remediate(client: Client, jobs: string[]): Promise<void> {
  const jobControl = new JobControlClient({ client });
  const handle = await jobControl.start('remediateJobs', {
    system: 'boro-lab',
    jobs,
    stop: { whenWaiting: 'wait', deadline: '30 minutes' },
    rerun: { fromPhases: ['stopped', 'failed'] },
  });
  const { jobs: remediated } = await handle.result();
  for (const { id, stop, rerun } of remediated) {
    console.log(`${id}: ${stop.verdict} (${stop.reason}) -> ${rerun.outcome} ${rerun.newId ?? ''}`);
  }
}
