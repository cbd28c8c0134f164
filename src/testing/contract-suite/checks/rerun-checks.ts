import assert from 'node:assert/strict';
import {
  hasEnded,
  type JobPhase,
  type JobSnapshot,
  type RerunMatch,
  type RerunWayCapability,
} from '../../../contract';
import type { Bench } from '../bench';
import type { Check } from '../check';
import { phaseOnStage, type Offer } from '../offer';
import { requireFailure } from '../failure';
import { losingTheAnswer } from '../gate';
import { waitFor } from '../patience';
import { driveRerun } from './drive-rerun';

/** One declared way to rerun. */
export interface DeclaredWay extends RerunWayCapability {
  /** A phase from which the way is allowed and in which the stage can make jobs. */
  readonly phase: JobPhase;
}

/** The declared ways, each with a phase to rerun jobs from. */
export function waysOf({ capabilities, offers }: Offer): DeclaredWay[] {
  return capabilities.rerun.ways.map((way) => ({ ...way, phase: phaseOnStage(offers, way.fromPhases) }));
}

/** True when a search for the marker finds what this way starts. */
export function isSearched({ guard }: RerunWayCapability): boolean {
  return guard === 'marker' || guard === 'provenance';
}

/** Rerunning, in every declared way. */
export function rerunChecks(offer: Offer): Check[] {
  const none: Check = {
    title: 'no intents are found nowhere',
    needs: [],
    run: async ({ system, call }) => assert.deepEqual(await system.findReruns([], call), []),
  };
  return [none, ...waysOf(offer).flatMap(checksOfWay), ...restartCheck(offer)];
}

function checksOfWay(way: DeclaredWay): Check[] {
  if (way.way === 'next-scheduled') return [nextScheduled(way)];
  const needs = [`jobs.${way.phase}`] as const;
  const name = `rerun ${way.way}`;
  const checks: Check[] = [
    {
      title: `${name}: starts exactly one run`,
      needs: [...needs, 'runsStarted'],
      run: (bench) => startsOne(bench, way),
    },
    { title: `${name}: the new run is a run`, needs, run: (bench) => isNewRun(bench, way) },
  ];
  if (way.guard === 'state' || way.guard === 'native-key') {
    checks.push({
      title: `${name}: a second submission starts nothing`,
      needs: [...needs, 'runsStarted'],
      run: (bench) => secondStartsNothing(bench, way),
    });
  }
  if (isSearched(way)) {
    const how = way.guard === 'provenance' ? 'provenance' : 'its marker';
    const parts = way.guard === 'provenance' ? ([...needs, 'http'] as const) : needs;
    checks.push({
      title: `${name}: found by ${how}, alone`,
      needs: parts,
      run: (bench) => isFound(bench, way),
    });
  }
  return checks;
}

function nextScheduled({ way, phase }: DeclaredWay): Check {
  return {
    title: `rerun ${way}: nothing is started`,
    needs: [`jobs.${phase}`, 'runsStarted'],
    run: async (bench) => {
      const job = await bench.snapshot(await bench.make(phase));
      const before = await bench.runsStarted(job.id);
      const { outcome } = await driveRerun(bench, bench.intend(job, way));
      assert.equal(outcome, 'next-scheduled');
      assert.equal(await bench.runsStarted(job.id), before, 'a run was started');
    },
  };
}

/** Where the system itself can start a job anew, the fingerprint must tell. */
function restartCheck({ offers }: Offer): Check[] {
  const phase = phaseOnStage(offers, ['failed', 'stopped', 'succeeded']);
  return [
    {
      title: "the system's own restart changes run",
      needs: [`jobs.${phase}`, 'restart'],
      run: async (bench) => {
        const before = await bench.snapshot(await bench.make(phase));
        await bench.restart(before.id);
        await waitForNewRun(bench, before.id, before);
      },
    },
  ];
}

async function startsOne(bench: Bench, way: DeclaredWay): Promise<void> {
  const job = await endedJob(bench, way);
  const before = await bench.runsStarted(job.id);
  await submit(bench, job, way);
  assert.equal(await bench.runsStarted(job.id), before + 1, 'not exactly one run was started');
}

async function isNewRun(bench: Bench, way: DeclaredWay): Promise<void> {
  const job = await endedJob(bench, way);
  const newId = await submit(bench, job, way);
  await waitForRerun(bench, way, { id: newId, before: job });
  if (way.id === 'new')
    assert.equal((await bench.snapshot(job.id)).run, job.run, 'the old job is another run now');
}

async function secondStartsNothing(bench: Bench, way: DeclaredWay): Promise<void> {
  const { system, call } = bench;
  const job = await endedJob(bench, way);
  const intent = bench.intend(job, way.way);
  await driveRerun(bench, intent);
  const before = await bench.runsStarted(job.id);
  await Promise.allSettled([system.submitRerun(intent, call)]); // refused or found again: both are right, a second run is not
  assert.equal(await bench.runsStarted(job.id), before, 'a second run was started');
}

async function isFound(bench: Bench, way: DeclaredWay): Promise<void> {
  if (way.guard === 'provenance') return isFoundByProvenance(bench, way);
  const { system, call } = bench;
  const [one, other] = [await endedJob(bench, way), await endedJob(bench, way)];
  const [intent, unsent] = [bench.intend(one, way.way), bench.intend(other, way.way)];
  assert.deepEqual(
    await system.findReruns([intent, unsent], call),
    [],
    'found before anything was submitted',
  );
  const receipt = await driveRerun(bench, intent);
  assert.equal(receipt.outcome, 'started');
  const matches = await waitForMatches(bench, () => system.findReruns([unsent, intent], call));
  assert.deepEqual(
    matches.map(({ marker, id }) => ({ marker, id })),
    [{ marker: intent.marker, id: receipt.newId }],
  );
}

/** Where reruns of several jobs look alike, one alone must be found, and nothing before it. */
async function isFoundByProvenance(bench: Bench, way: DeclaredWay): Promise<void> {
  const { system, call } = bench;
  const intent = bench.intend(await endedJob(bench, way), way.way);
  assert.deepEqual(await system.findReruns([intent], call), [], 'found before anything was submitted');
  bench.gate.disturb('submit', losingTheAnswer('after')); // an adapter may know the answers that it got
  await requireFailure(driveRerun(bench, intent), { effect: 'unknown' });
  bench.gate.calm();
  const matches = await waitForMatches(bench, () => system.findReruns([intent], call));
  assert.equal(matches.length, 1, 'the one run was found several times');
}

/** A job that can be rerun this way, as the adapter reads it. */
export async function endedJob(bench: Bench, { phase }: DeclaredWay): Promise<JobSnapshot> {
  return bench.snapshot(await bench.make(phase));
}

/** Matches, as soon as there are any: a system may need its declared settle time to show them. */
export function waitForMatches(
  { patienceMs, system }: Bench,
  look: () => Promise<RerunMatch[]>,
): Promise<RerunMatch[]> {
  const patience = system.capabilities.rerun.settleMs + patienceMs;
  return waitFor({ what: 'the rerun', patienceMs: patience, look, isThere: (matches) => matches.length > 0 });
}

async function submit(bench: Bench, job: JobSnapshot, { way }: DeclaredWay): Promise<string> {
  const receipt = await driveRerun(bench, bench.intend(job, way));
  if (receipt.outcome === 'started') return receipt.newId;
  assert.fail(`${way} from ${job.phase} gave ${receipt.outcome}: ${receipt.observation.says}`);
}

/**
 * The rerun is there: another attempt, or, of a job that was resumed or had never started, the same one at work. A system may not tell it
 * from one that never rested.
 */
export async function waitForRerun(
  bench: Bench,
  { way, fromPhases }: DeclaredWay,
  { id, before }: { readonly id: string; readonly before: JobSnapshot },
): Promise<void> {
  if (way !== 'resume' && before.phase !== 'waiting') return waitForNewRun(bench, id, before);
  const { patienceMs } = bench;
  const after = await waitFor({
    what: 'another run, or the same one at work again',
    patienceMs,
    look: () => bench.snapshot(id),
    isThere: ({ run, phase }) => run !== before.run || !fromPhases.includes(phase),
  });
  assert.ok(
    !hasEnded(after.phase),
    `the rerun is ${after.rawStatus} already: the stage should keep it active`,
  );
}

/** The job under this id is another attempt than before, and was started by it. */
export async function waitForNewRun(
  { snapshot, patienceMs }: Bench,
  id: string,
  before: JobSnapshot,
): Promise<void> {
  const after = await waitFor({
    what: 'another run',
    patienceMs,
    look: () => snapshot(id),
    isThere: ({ run }) => run !== before.run,
  });
  assert.ok(
    !hasEnded(after.phase),
    `the new run is ${after.rawStatus} already: the stage should keep it active`,
  );
  requireOwnStart(after, before);
}

/** Else the rerun counts as running for as long as both attempts, and is selected and remediated over and over. */
function requireOwnStart({ id, startedAt }: JobSnapshot, before: JobSnapshot): void {
  if (id !== before.id || startedAt === undefined || before.endedAt === undefined) return;
  assert.ok(
    Date.parse(startedAt) >= Date.parse(before.endedAt),
    `startedAt (${startedAt}) is that of the attempt before, which ended at ${before.endedAt}`,
  );
}
