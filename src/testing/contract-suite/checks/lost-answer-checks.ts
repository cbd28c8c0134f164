import assert from 'node:assert/strict';
import type { RerunIntent } from '../../../contract';
import type { Bench } from '../bench';
import type { Check } from '../check';
import { requireFailure } from '../failure';
import { losingTheAnswer } from '../gate';
import type { Offer } from '../offer';
import { endedJob, isSearched, waitForMatches, waitForRerun, waysOf, type DeclaredWay } from './rerun-checks';
import { driveRerun, finishFound } from './drive-rerun';
import { modesOf, requireEndAsDeclared, type DeclaredMode } from './stop-checks';

/** Answers that get lost after the request was sent: the effect is unknown, and must be possible to find out where that is declared. */
export function lostAnswerChecks(offer: Offer): Check[] {
  const ways = waysOf(offer).filter(({ way }) => way !== 'next-scheduled');
  return [...modesOf(offer).flatMap(lostStops), ...ways.flatMap(lostSubmissions)];
}

function lostStops({ mode, phase, capability }: DeclaredMode): Check[] {
  const needs = [`jobs.${phase}`, 'http'] as const;
  const loseStop = async (bench: Bench, when: 'before' | 'after') => {
    const job = await bench.snapshot(await bench.make(phase));
    bench.gate.disturb('stop', losingTheAnswer(when));
    const answer = bench.system.stop({ targets: [job], mode }, bench.call);
    await requireFailure(answer, { effect: 'unknown' });
    bench.gate.calm();
    return job;
  };
  return [
    {
      title: `${mode} stop: answer lost after the effect`,
      needs,
      run: async (bench) =>
        void (await requireEndAsDeclared(bench, await loseStop(bench, 'after'), capability)),
    },
    {
      title: `${mode} stop: answer lost before the effect`,
      needs,
      run: async (bench) => {
        const { id } = await loseStop(bench, 'before');
        assert.equal(
          (await bench.snapshot(id)).phase,
          phase,
          'the request reached the system: it was sent twice',
        );
      },
    },
  ];
}

function lostSubmissions(way: DeclaredWay): Check[] {
  const needs = [`jobs.${way.phase}`, 'http', 'runsStarted'] as const;
  return [
    {
      title: `rerun ${way.way}: answer lost after the effect`,
      needs,
      run: (bench) => lostAfter(bench, way),
    },
    {
      title: `rerun ${way.way}: answer lost before the effect`,
      needs,
      run: (bench) => lostBefore(bench, way),
    },
  ];
}

async function lostAfter(bench: Bench, way: DeclaredWay): Promise<void> {
  const { system, call, runsStarted } = bench;
  const job = await endedJob(bench, way);
  const before = await runsStarted(job.id);
  const intent = bench.intend(job, way.way);
  await loseSubmission(bench, intent, 'after');
  if (isSearched(way)) {
    const matches = await waitForMatches(bench, () => system.findReruns([intent], call));
    assert.equal(matches.length, 1, 'the one run was found several times');
    for (const match of matches) await finishFound(bench, intent, match);
  }
  assert.equal(await runsStarted(job.id), before + 1, 'not exactly one run was started');
  if (way.guard === 'state') await waitForRerun(bench, way, { id: job.id, before: job });
  if (way.guard === 'native-key') {
    await system.submitRerun(intent, call);
    assert.equal(await runsStarted(job.id), before + 1, 'the same key started a second run');
  }
}

async function lostBefore(bench: Bench, way: DeclaredWay): Promise<void> {
  const { system, call, runsStarted } = bench;
  const job = await endedJob(bench, way);
  const before = await runsStarted(job.id);
  const intent = bench.intend(job, way.way);
  await loseSubmission(bench, intent, 'before');
  assert.equal(await runsStarted(job.id), before, 'a run was started: the request was sent twice');
  assert.deepEqual(isSearched(way) ? await system.findReruns([intent], call) : [], []);
  assert.equal((await bench.snapshot(job.id)).run, job.run, 'nothing was started, but run has changed');
}

async function loseSubmission(bench: Bench, intent: RerunIntent, when: 'before' | 'after'): Promise<void> {
  bench.gate.disturb('submit', losingTheAnswer(when));
  await requireFailure(driveRerun(bench, intent), { effect: 'unknown' });
  bench.gate.calm();
}
