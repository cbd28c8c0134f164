import { executeChild, workflowInfo } from '@temporalio/workflow';
import {
  remediateJobs,
  stopJobs,
  type RemediateJobsResult,
  type Verdict,
} from 'temporal-job-control/workflows';

// One module holds all workflows of a worker: yours, and those of this package.
export * from 'temporal-job-control/workflows';

/** The verdicts that prove that nothing of a job is at work any more. */
const ENDED: readonly Verdict[] = ['stopped', 'ended-first', 'already-ended'];

/** Inline: the stop is one step of your own workflow, in its own history. */
export async function nightlyMaintenance(jobs: string[]): Promise<string> {
  const { jobs: verdicts, cancelled } = await stopJobs({
    system: 'boro-lab',
    jobs,
    stop: { deadline: '10 minutes' },
  });
  const unproven = verdicts.filter(({ verdict }) => !ENDED.includes(verdict));
  if (cancelled || unproven.length > 0) {
    return `not started: ${unproven.map(({ id, reason }) => `${id}: ${reason}`).join('; ')}`;
  }
  // ... what must not run beside these jobs ...
  return `done while ${verdicts.length} jobs were stopped`;
}

/** As a child: the remediation has a history of its own. Handing down the intent keeps a reset of this workflow from a second rerun. */
export async function remediateAsChild(jobs: string[]): Promise<RemediateJobsResult> {
  const { workflowId, originalExecutionRunId, runId } = workflowInfo();
  return executeChild(remediateJobs, {
    args: [
      {
        system: 'boro-lab',
        jobs,
        stop: { whenWaiting: 'wait' },
        intent: `${workflowId}/${originalExecutionRunId}`,
        repeated: runId !== originalExecutionRunId,
      },
    ],
  });
}
