import type { NativeConnection } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import { elecardBoroVod, JobControlPlugin } from 'temporal-job-control';

/** A worker of your own, with the systems that its activities may reach. */
export async function createWorker(connection: NativeConnection, boroUrl: string): Promise<Worker> {
  const boroLab = elecardBoroVod({ url: boroUrl, userId: 1, projectId: 2 });
  return Worker.create({
    connection,
    taskQueue: 'job-control',
    workflowsPath: require.resolve('./workflows'),
    plugins: [new JobControlPlugin({ systems: { 'boro-lab': boroLab }, nexus: true })],
  });
}
