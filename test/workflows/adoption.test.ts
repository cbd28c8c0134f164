import type { WorkflowUpdateFailedError } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { JobControlHandle } from '../../src/client';
import type { RerunJobsResult, RerunResolution } from '../../src/contract';
import { NEW_RUN } from '../fakes/scripted-capabilities';
import { broken } from '../fakes/scripted-faults';
import { ScriptedSystem } from '../fakes/scripted-system';
import { startTestServer } from '../temporal';
import { until } from '../until';
import { withWorker } from '../with-worker';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());

/** Jobs 1 and 2, whose reruns are in doubt, job 3, whose rerun is known, and run 9 of somebody. */
function inDoubt(): ScriptedSystem {
  const lab = new ScriptedSystem({ rerun: { ways: [{ ...NEW_RUN, search: { sees: 'active' } }] } });
  for (const id of ['1', '2', '3']) lab.add(id, { phase: 'failed' });
  return lab
    .add('9', { phase: 'running' })
    .disturb('submitRerun', { times: 2, when: 'before', by: broken('timeout', 'unknown') });
}

/** Why an answer is not taken. */
const refusal = (handle: JobControlHandle<RerunJobsResult>, resolution: RerunResolution) =>
  handle.resolveRerun(resolution).then(
    () => 'taken',
    (error: WorkflowUpdateFailedError) => error.cause?.message,
  );

it('a run is adopted for one job only', async () => {
  const lab = inDoubt();
  await withWorker(env, { systems: { lab } }, async (jobControl) => {
    const handle = await jobControl.start('rerunJobs', { system: 'lab', jobs: ['1', '2', '3'] });
    const ask = async () => (await handle.progress()).batches[0];
    await until('a person is asked', async () => (await ask())?.stage === 'asking');
    const known = (await ask())?.jobs[2]?.newId ?? '';
    const adopt = (id: string, newId: string) => refusal(handle, { id, newId, decision: 'adopt' });
    expect(await adopt('1', '2')).toContain('run 2 is itself a job of this request');
    expect(await adopt('1', known)).toContain(`run ${known} is known to be the rerun of job 3`);
    const both = await Promise.all([adopt('1', '9'), adopt('2', '9')]);
    expect(both.sort()).toEqual([expect.stringContaining('run 9 is known to be the rerun of job'), 'taken']);
    const open = (await ask())?.jobs.find(({ rerun }) => rerun === 'unproven')?.id ?? '';
    await handle.resolveRerun({ id: open, decision: 'give-up' });
    const { ledger } = await handle.result();
    const looks = ledger.filter(({ event, newId }) => event === 'read' && newId !== undefined);
    expect(looks.map(({ newId, outcome }) => `${newId} ${outcome}`).slice(0, 2)).toEqual([
      '2 found',
      `${known} found`,
    ]);
  });
});
