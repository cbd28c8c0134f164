import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { FAST_FLAGS } from '../scripts/temporal-server/server-arguments';

// Before anything else starts the runtime: without it every worker reports its life on the console.
Runtime.install({ logger: new DefaultLogger('ERROR') });

/**
 * Starts a real Temporal dev server for one test file, with these Bool search attributes and further arguments. End it with `teardown()` in
 * `afterAll`.
 */
export function startTestServer(
  attributes: readonly string[] = [],
  more: readonly string[] = [],
): Promise<TestWorkflowEnvironment> {
  return TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'existing-path', path: temporalCliForTests() },
      extraArgs: [
        ...FAST_FLAGS,
        ...attributes.flatMap((name) => ['--search-attribute', `${name}=Bool`]),
        ...more,
      ],
      log: { format: 'pretty', level: 'never' },
    },
  });
}

/** The CLI's path. Throws why there is none. */
export function temporalCliForTests(): string {
  const path = process.env.TEMPORAL_CLI_PATH_FOR_TESTS;
  if (!path)
    throw new Error(process.env.TEMPORAL_CLI_MISSING_FOR_TESTS ?? 'test/global-setup.ts did not run');
  return path;
}

/** All workflows, bundled once for all test files, as `Worker.create` takes them. Throws why there is no bundle. */
export function testWorkflowBundle(): { codePath: string } {
  const codePath = process.env.JOB_CONTROL_TEST_BUNDLE;
  if (!codePath)
    throw new Error(process.env.JOB_CONTROL_TEST_BUNDLE_FAILURE ?? 'there is no src/workflows/index.ts');
  return { codePath };
}
