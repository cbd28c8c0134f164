import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowFailedError } from '@temporalio/client';
import type { ApplicationFailure } from '@temporalio/common';
import { type BoroLab, openBoroLab } from '../end-to-end/boro-lab';
import { startTestServer } from '../temporal';
import { startWorker } from '../with-worker';

let env: TestWorkflowEnvironment;
let lab: BoroLab;
beforeAll(async () => {
  env = await startTestServer();
  lab = await openBoroLab();
});
afterAll(async () => {
  await lab?.close();
  await env?.teardown();
});

const fine = { system: 'boro-lab', jobs: ['63'] };
const many = Array.from({ length: 501 }, (_, index) => String(index + 1));

/** Past our client, as a program in another language would start it. */
async function failureOf(workflow: string, input: unknown): Promise<ApplicationFailure | undefined> {
  const worker = await startWorker(env, lab);
  const { taskQueue } = worker.options;
  return worker.runUntil(async () => {
    const handle = await env.client.workflow.start(workflow, {
      taskQueue,
      workflowId: taskQueue,
      args: [input],
    });
    const error = (await handle.result().catch((reason: unknown) => reason)) as WorkflowFailedError;
    const failure = error.cause as ApplicationFailure;
    // An activity's failure stands behind the workflow's own.
    return (failure.type ? failure : failure.cause) as ApplicationFailure;
  });
}

describe('a wrong input fails the workflow at once', () => {
  it.each([
    ['no jobs', 'stopJobs', { ...fine, jobs: [] }, 'jobs: expected a list of 1 to 500'],
    ['a job twice', 'stopJobs', { ...fine, jobs: ['63', '63'] }, '"63" is there twice'],
    ['too many jobs', 'rerunJobs', { ...fine, jobs: many }, 'got a list of 501'],
    ['a malformed id', 'remediateJobs', { ...fine, jobs: ['6x3'] }, '"6x3" is not a job id of "boro-lab"'],
    ['an unknown option', 'stopJobs', { ...fine, stop: { hurry: true } }, 'stop.hurry: unknown'],
    ['an option of another workflow', 'stopJobs', { ...fine, rerun: {} }, 'rerun: unknown'],
    ['a negative duration', 'stopJobs', { ...fine, stop: { deadline: -1 } }, 'stop.deadline: expected'],
    ['an unreadable duration', 'stopJobs', { ...fine, stop: { deadline: 'soon' } }, 'got "soon"'],
    ['a mode that the system lacks', 'stopJobs', { ...fine, stop: { mode: 'force' } }, 'it can: graceful'],
    ['an escalation that it lacks', 'stopJobs', { ...fine, stop: { escalateAfter: '1s' } }, 'no force stop'],
    ['a way that it lacks', 'rerunJobs', { ...fine, rerun: { ways: ['resume'] } }, 'it can: new-run'],
    ['no input', 'remediateJobs', null, 'expected an object'],
  ])('%s', async (...[, workflow, input, sentence]) => {
    const failure = await failureOf(workflow, input);
    expect(failure).toMatchObject({ type: 'JobControl.InvalidInput', nonRetryable: true });
    expect(failure?.message).toContain(sentence);
  });

  it('an unknown system', async () => {
    const failure = await failureOf('stopJobs', { ...fine, system: 'boro-lap' });
    expect(failure).toMatchObject({ type: 'JobControl.UnknownSystem', nonRetryable: true });
    expect(failure?.message).toContain('Known systems: boro-lab');
  });

  it('and nothing was sent', () => {
    expect([lab.calls('TaskStop'), lab.calls('TaskStart')]).toEqual([0, 0]);
  });
});
