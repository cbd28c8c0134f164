import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { JobControlHandle } from '../../src/client';
import type {
  JobSystems,
  RemediatedJob,
  RemediateJobsResult,
  RerunOptions,
  StopOptions,
} from '../../src/contract';
import { withWorker } from '../with-worker';

/** How one job is remediated. */
export interface Remediation {
  readonly stop?: StopOptions;
  readonly rerun?: RerunOptions;
  /** What happens meanwhile. */
  readonly meanwhile?: (handle: JobControlHandle<RemediateJobsResult>) => Promise<void>;
}

/** Remediates one job of the only system that there is, with a worker of its own. Throws what the workflow fails with. */
export function remediateOne(
  env: TestWorkflowEnvironment,
  systems: JobSystems,
  { id, stop, rerun, meanwhile }: Remediation & { readonly id: string },
): Promise<RemediatedJob> {
  const [system = ''] = Object.keys(systems);
  return withWorker(env, { systems }, async (jobControl) => {
    const handle = await jobControl.start('remediateJobs', {
      ...{ system, jobs: [id], stop: { deadline: '30s', ...stop } },
      ...(rerun && { rerun }),
    });
    await meanwhile?.(handle);
    const [job] = (await handle.result()).jobs;
    if (!job) throw new Error('There is no result.');
    return job;
  });
}

/** What was said, in the order in which it was said first. */
export function saidIn({ evidence }: RemediatedJob['stop']): string[] {
  return [...new Set(evidence.map(({ call, says }) => `${call}: ${says}`))];
}
