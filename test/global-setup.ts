import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';
import { findTemporalCli } from '../scripts/temporal-server/find-cli';

const WORKFLOWS = join(__dirname, '../src/workflows/index.ts');

/**
 * Once for all tests: the CLI and the workflow bundle. The environment hands both, or why there is none, to the test processes
 * (see temporal.ts): only tests that need them should fail without them.
 */
async function globalSetup(): Promise<void> {
  await Promise.all([offerCli(), offerBundle()]);
}

async function offerCli(): Promise<void> {
  try {
    process.env.TEMPORAL_CLI_PATH_FOR_TESTS = await findTemporalCli();
  } catch (error) {
    process.env.TEMPORAL_CLI_MISSING_FOR_TESTS = (error as Error).message;
  }
}

async function offerBundle(): Promise<void> {
  if (!existsSync(WORKFLOWS)) return;
  try {
    const { code } = await bundleWorkflowCode({
      workflowsPath: WORKFLOWS,
      logger: new DefaultLogger('ERROR'),
    });
    const file = join(await mkdtemp(join(tmpdir(), 'job-control-bundle-')), 'workflows.js');
    await writeFile(file, code);
    process.env.JOB_CONTROL_TEST_BUNDLE = file;
  } catch (error) {
    process.env.JOB_CONTROL_TEST_BUNDLE_FAILURE = (error as Error).message;
  }
}

// Jest wants the function itself as the module.
export = globalSetup;
