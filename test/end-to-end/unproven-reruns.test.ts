import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { fillGuaranteesTable } from '../../scripts/guarantees-table';
import type { JobControlClient, JobControlHandle } from '../../src/client';
import type { RerunJobsResult, RerunResolution, RerunResult } from '../../src/contract';
import { startTestServer } from '../temporal';
import { until } from '../until';
import { withWorker } from '../with-worker';
import { type Doubt, DOUBTS, type Unproven } from './unproven-reruns';

const ATTRIBUTE = 'JobControlAsks';

/** What was seen of a rerun that nothing can prove, and what became of it. */
interface Played {
  readonly unproven: Unproven;
  /** Only where somebody answers, who may take his time. */
  readonly asked?: Awaited<ReturnType<typeof seenAsking>> & { readonly runs: number };
  readonly result: RerunResult | undefined;
  readonly events: readonly string[];
}

let env: TestWorkflowEnvironment;
let opened: Unproven[] = [];
let working: Promise<unknown>;
let plays: Promise<Played>[] = [];

beforeAll(async () => {
  env = await startTestServer([ATTRIBUTE]);
  opened = await Promise.all(DOUBTS.map(({ open }) => open()));
  const systems = Object.fromEntries(opened.map(({ system }, index) => [nameOf(index), system]));
  await new Promise<void>((resolve) => {
    working = withWorker(env, { systems }, async (jobControl) => {
      plays = DOUBTS.map((doubt, index) => play(doubt, index, jobControl));
      resolve();
      await Promise.allSettled(plays);
    });
  });
});
afterAll(async () => {
  await working;
  await Promise.all(opened.map(({ close }) => close()));
  await env?.teardown();
});

const nameOf = (index: number): string => `lab-${index}`;

async function play({ decision }: Doubt, index: number, jobControl: JobControlClient): Promise<Played> {
  const unproven = opened[index] as Unproven;
  const { id, rerun, meanwhile } = unproven;
  const isAnswered = decision !== 'nobody answers';
  const handle = await jobControl.start('rerunJobs', {
    ...{ system: nameOf(index), jobs: [id] },
    rerun: { ...rerun, askAttribute: ATTRIBUTE, ...(isAnswered ? {} : { answerWithin: '500ms' }) },
  });
  await meanwhile?.();
  const asked = isAnswered ? { ...(await seenAsking(handle)), runs: unproven.runs() } : undefined;
  const newId = unproven.found?.();
  const answer = { id, by: 'Kim', ...(decision === 'adopt' && newId !== undefined ? { newId } : {}) };
  if (isAnswered) await handle.resolveRerun({ ...answer, decision } satisfies RerunResolution);
  const { jobs, ledger } = await handle.result();
  await until('the question is gone', async () => (await waiting(handle)) === 0);
  const events = ledger.map(({ event, outcome = '' }) => `${event} ${outcome}`.trim());
  return { unproven, ...(asked && { asked }), result: jobs[0], events };
}

/** Where a person can find the question. */
async function seenAsking(handle: JobControlHandle<RerunJobsResult>) {
  const job = async () => (await handle.progress()).batches[0]?.jobs[0];
  await until('a person is asked', async () => (await job())?.question !== undefined);
  await until('the workflow is found by its question', async () => (await waiting(handle)) === 1);
  const { currentDetails } = await handle.workflow.query<{ currentDetails: string }>(
    '__temporal_workflow_metadata',
  );
  return { progress: await job(), details: currentDetails };
}

const waiting = async ({ workflowId }: JobControlHandle<RerunJobsResult>): Promise<number> =>
  (await env.client.workflow.count(`${ATTRIBUTE} = true AND WorkflowId = "${workflowId}"`)).count;

const ROWS = DOUBTS.map((doubt, index) => ({ ...doubt, index }));
const ANSWERED = ROWS.filter(({ decision }) => decision !== 'nobody answers');

it.each(ANSWERED)('$system, $way: the question names the job ($decision)', async ({ index, ...row }) => {
  const { unproven, asked } = (await plays[index]) as Played;
  const question = expect.stringMatching(/an earlier (submission|step)/i) as string;
  expect(asked?.progress).toMatchObject({ id: unproven.id, rerun: 'unproven', question });
  expect(asked?.details).toContain(`A person has to decide:\n- **${unproven.id}**: `);
  expect(asked?.runs).toBe(row.decision === 'submit-again' ? row.runs - 1 : row.runs);
});

it.each(ROWS)('$system, $way: $decision', async ({ index, decision, way, runs }) => {
  const { unproven, result, events } = (await plays[index]) as Played;
  const newId = unproven.found?.();
  expect(result).toMatchObject(
    {
      adopt: { outcome: 'rerun', knownBy: 'person', way, newId },
      'submit-again': { outcome: 'rerun', knownBy: 'submitted', way },
      'give-up': {
        outcome: 'unproven',
        way,
        reason: expect.stringContaining('A person gave it up') as string,
      },
      'nobody answers': { outcome: 'unproven', way },
    }[decision],
  );
  expect(events.filter((event) => /^(question|answer)/.test(event))).toEqual([
    'question',
    ...(decision === 'nobody answers' ? [] : [`answer ${decision}`]),
  ]);
  expect(unproven.runs()).toBe(runs);
});

it('each way that leaves it to a person is here', () => {
  const table = fillGuaranteesTable('<!-- guarantees -->\n<!-- /guarantees -->').split('\n');
  const left = table
    .filter((row) => /a person decides \|$/.test(row))
    .map((row) => row.split(' | ').slice(0, 2));
  const here = new Set(DOUBTS.map(({ system, way }) => `| ${system},\`${way}\``));
  expect(new Set(left.map(String))).toEqual(here);
});
