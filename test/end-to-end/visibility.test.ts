import { defaultPayloadConverter } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { JobControlHandle } from '../../src/client';
import { withPlainSpaces } from '../workflows/with-plain-spaces';
import { startTestServer } from '../temporal';
import { withWorker } from '../with-worker';
import { type BoroLab, openBoroLab } from './boro-lab';

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

const remediateBoth = () =>
  withWorker(env, lab, async (jobControl) => {
    const jobs = ['/a.ts', '/b.ts'].map((uri) => lab.simulator.addTask({ templateId: 1, uri }));
    const handles = await Promise.all(
      jobs.map((job) => jobControl.start('remediateJobs', { system: 'boro-lab', jobs: [job] })),
    );
    await Promise.all(handles.map((handle) => handle.result()));
    return Promise.all(handles.map(async (handle) => ({ ...(await seen(handle)) })));
  });

async function seen(handle: JobControlHandle) {
  const metadata = await handle.workflow.query<{ currentDetails: string }>('__temporal_workflow_metadata');
  const { events } = await handle.workflow.fetchHistory();
  const summaries = events?.flatMap(({ userMetadata }) =>
    userMetadata?.summary ? [defaultPayloadConverter.fromPayload<string>(userMetadata.summary)] : [],
  );
  return { details: metadata.currentDetails, summaries, progress: await handle.progress() };
}

describe('what people see of a workflow', () => {
  it('is a table, a summary of each step, and only its own', async () => {
    const [first, second] = await remediateBoth();
    expect(first?.summaries).toEqual([
      'remediateJobs: 1 job on boro-lab',
      'read 1 job on boro-lab',
      'graceful stop of 1 job on boro-lab',
      'watch 1 job on boro-lab',
      'read what rerunning 1 job on boro-lab needs',
      'rerun 1 job on boro-lab',
    ]);
    expect(first?.details).toContain('### boro-lab: done');
    expect(withPlainSpaces(first?.details ?? '')).toMatch(
      /\| 1 \| stopped \| Canceled \| stopped \| rerun \| \d+ \|/,
    );
    expect(second?.progress.batches.map(({ jobs }) => jobs.map(({ id }) => id))).toEqual([['2']]);
  });
});
