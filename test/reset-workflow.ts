import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { temporalCliForTests } from './temporal';

/** Resets a workflow to its first task, as an operator would. Returns the new run's id. */
export async function resetToFirstTask(env: TestWorkflowEnvironment, workflowId: string): Promise<string> {
  const { stdout } = await promisify(execFile)(temporalCliForTests(), [
    ...['workflow', 'reset', '--workflow-id', workflowId, '--type', 'FirstWorkflowTask', '--reason', 'test'],
    ...['--address', env.address, '--output', 'json'],
  ]);
  return (JSON.parse(stdout) as { runId: string }).runId;
}
