import assert from 'node:assert/strict';
import { type LastingSignal, SystemError } from '../../../contract';
import type { Bench } from '../bench';
import type { Check } from '../check';
import { requireFailure } from '../failure';
import type { Offer } from '../offer';
import { driveRerun } from './drive-rerun';
import { endedJob, waysOf, type DeclaredWay } from './rerun-checks';
import { modesOf, type DeclaredMode } from './stop-checks';

const FAILURE = { kind: 'unavailable', effect: 'none' } as const;

/** A stop or a submission whose caller finds, right before the first byte, that it has no right to send any more. */
export function lateStartChecks(offer: Offer): Check[] {
  return [
    ...modesOf(offer).map((declared): Check => ({
      title: `${declared.mode} stop: not begun when it is too late`,
      needs: [`jobs.${declared.phase}`],
      run: (bench) => notStopped(bench, declared),
    })),
    ...waysOf(offer)
      .filter(({ way }) => way !== 'next-scheduled')
      .map((way): Check => ({
        title: `rerun ${way.way}: not begun when it is too late`,
        needs: [`jobs.${way.phase}`, 'runsStarted'],
        run: (bench) => notBegun(bench, way),
      })),
  ];
}

async function notStopped(bench: Bench, { mode, phase }: DeclaredMode): Promise<void> {
  const job = await bench.snapshot(await bench.make(phase));
  await requireFailure(bench.system.stop({ targets: [job], mode }, { signal: tooLate() }), FAILURE);
  assert.equal((await bench.snapshot(job.id)).phase, phase, 'a job was stopped although mayBegin threw');
}

async function notBegun(bench: Bench, way: DeclaredWay): Promise<void> {
  const job = await endedJob(bench, way);
  const before = await bench.runsStarted(job.id);
  const call = { ...bench.call, lasting: tooLate() };
  await requireFailure(driveRerun(bench, bench.intend(job, way.way), call), FAILURE);
  assert.equal(await bench.runsStarted(job.id), before, 'a run was started although mayBegin threw');
}

function tooLate(): LastingSignal {
  const { signal } = new AbortController();
  const message = 'Nothing was sent: another attempt is at work.';
  return Object.assign(signal, {
    mayBegin: () => {
      throw new SystemError({ kind: 'unavailable', effect: 'none', call: 'job-control', message });
    },
  });
}
