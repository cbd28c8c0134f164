import { existsSync } from 'node:fs';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { startTestServer, temporalCliForTests } from '../../temporal';

describe('the test server', () => {
  let environment: TestWorkflowEnvironment | undefined;
  afterAll(() => environment?.teardown());

  it('answers a client', async () => {
    environment = await startTestServer();
    await expect(environment.client.workflow.count()).resolves.toMatchObject({ count: 0 });
  });

  it('runs the CLI that global setup found', () => {
    expect(existsSync(temporalCliForTests())).toBe(true);
  });
});
