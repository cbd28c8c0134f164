import assert from 'node:assert/strict';
import {
  JOB_PHASES,
  type JobPhase,
  type JobSnapshot,
  type ListCapability,
  SystemError,
} from '../../../contract';
import type { Bench } from '../bench';
import type { Check } from '../check';
import { requireFailure } from '../failure';
import { answering, type Disturbance } from '../gate';
import { phaseOnStage, type Offer } from '../offer';
import { everyJob, jobIn } from './listed-jobs';

/** So many jobs of one phase do not fit on the pages of most systems, and a stage makes them quickly. */
const SEVERAL = 12;

/** Listing jobs: nothing is left out, and what is selected by is told. Changes nothing. */
export function listChecks({ capabilities: { list }, offers }: Offer): Check[] {
  if (!list) return [];
  const held = list.phases ?? JOB_PHASES;
  const phase = phaseOnStage(
    offers.filter((offered) => held.includes(offered)),
    ['running', 'waiting', 'succeeded', 'failed', 'stopped'],
  );
  const needs = [`jobs.${phase}`] as const;
  return [
    ...held.map((one) => phaseCheck(one, list)),
    {
      title: `list: ${SEVERAL} jobs are there, over all pages`,
      needs,
      run: (bench) => severalJobs(bench, phase, list),
    },
    { title: 'list: hints hide no job', needs, run: (bench) => hints(bench, phase, list) },
    { title: 'list: a strange cursor is refused', needs: [], run: (bench) => strangeCursor(bench, list) },
    {
      title: 'list: a break in the middle is a failure',
      needs: [...needs, 'http'],
      run: (bench) => brokenOff(bench, phase, list),
    },
  ];
}

function phaseCheck(phase: JobPhase, list: ListCapability): Check {
  return {
    title: `list: a job that is ${phase} is there`,
    needs: [`jobs.${phase}`],
    run: async (bench) => {
      const id = await bench.make(phase);
      const job = jobIn(await everyJob(bench, { phases: [phase] }), id);
      requireTold(job, list);
      await requireAsRead(bench, job);
      assert.equal(job.phase, phase, `job ${id} is listed as ${job.phase}`);
    },
  };
}

async function severalJobs(bench: Bench, phase: JobPhase, list: ListCapability): Promise<void> {
  const ids: string[] = [];
  while (ids.length < SEVERAL) ids.push(await bench.make(phase));
  const jobs = await everyJob(bench, { phases: list.phases ?? JOB_PHASES });
  const runs = ids.map((id) => jobIn(jobs, id).run);
  assert.equal(new Set(runs).size, ids.length, 'different jobs are listed with the same run');
  for (const id of ids) await requireAsRead(bench, jobIn(jobs, id));
}

/** What fits exactly must not be lost by what the adapter makes of hints. */
async function hints(bench: Bench, phase: JobPhase, { selectors }: ListCapability): Promise<void> {
  const id = await bench.make(phase);
  const { name, startedAt } = jobIn(await everyJob(bench, { phases: [phase] }), id);
  const names =
    name === undefined ? [] : [name, `${name.slice(0, -1)}?`, `${name.slice(0, 3)}*`, `*${name.slice(-3)}`];
  for (const pattern of selectors.includes('name') ? names : []) {
    jobIn(await everyJob(bench, { phases: [phase], name: pattern }), id);
  }
  if (startedAt !== undefined && selectors.includes('runningFor')) {
    jobIn(await everyJob(bench, { phases: [phase], startedBefore: startedAt }), id);
  }
}

async function strangeCursor({ system, call }: Bench, list: ListCapability): Promise<void> {
  for (const cursor of ['', '../1', "0' or 1=1", 'https://elsewhere.example/jobs']) {
    const asked = system.list?.({ phases: list.phases ?? JOB_PHASES, cursor }, call);
    await requireFailure(Promise.resolve(asked), { kind: 'invalid-request', effect: 'none' });
  }
}

/** Every exchange after the first, then after the second, and so on, fails: what comes out is a failure or the whole list. */
async function brokenOff(bench: Bench, phase: JobPhase, list: ListCapability): Promise<void> {
  const ids: string[] = [];
  while (ids.length < SEVERAL) ids.push(await bench.make(phase));
  const request = { phases: list.phases ?? JOB_PHASES };
  for (let passed = 1; passed <= 5; passed += 1) {
    bench.gate.disturb('any', after(passed, answering({ status: 500 })));
    const jobs = await everyJob(bench, request).catch((error: unknown) => {
      assert.ok(error instanceof SystemError, 'a broken list is a SystemError');
    });
    if (jobs) ids.forEach((id) => jobIn(jobs, id));
    bench.gate.calm();
  }
}

function after(passed: number, disturbance: Disturbance): Disturbance {
  let seen = 0;
  return async (visit) => {
    seen += 1;
    if (seen > passed) await disturbance(visit);
    else visit.answer(await visit.forward());
  };
}

function requireTold({ id, phase, name, startedAt }: JobSnapshot, { selectors }: ListCapability): void {
  if (selectors.includes('name')) assert.ok(name !== undefined, `the list does not tell the name of ${id}`);
  const isAtWork = phase === 'running' || phase === 'stopping'; // others may be so without ever having started
  if (selectors.includes('runningFor') && isAtWork)
    assert.ok(startedAt !== undefined, `the list does not tell when ${id} started`);
}

/** What is selected is pinned by its run: it has to be the one that `status` gives, for the very id that was listed. */
async function requireAsRead({ snapshot }: Bench, { id, run, phase }: JobSnapshot): Promise<void> {
  const read = await snapshot(id);
  assert.deepEqual(
    { id, run, phase },
    { id: read.id, run: read.run, phase: read.phase },
    'list and status differ',
  );
}
