import assert from 'node:assert/strict';
import { type LastingSignal, SystemError } from '../../../contract';
import type { Bench } from '../bench';
import type { Check } from '../check';
import { requireFailure } from '../failure';
import type { Offer } from '../offer';
import { driveRerun } from './drive-rerun';
import { endedJob, waysOf, type DeclaredWay } from './rerun-checks';

/** A submission whose caller finds, right before the first byte, that it has no right to send any more. */
export function lateStartChecks(offer: Offer): Check[] {
  return waysOf(offer)
    .filter(({ way }) => way !== 'next-scheduled')
    .map((way) => ({
      title: `rerun ${way.way}: not begun when it is too late`,
      needs: [`jobs.${way.phase}`, 'runsStarted'],
      run: (bench) => notBegun(bench, way),
    }));
}

async function notBegun(bench: Bench, way: DeclaredWay): Promise<void> {
  const job = await endedJob(bench, way);
  const before = await bench.runsStarted(job.id);
  const call = { ...bench.call, lasting: tooLate() };
  const failure = { kind: 'unavailable', effect: 'none' } as const;
  await requireFailure(driveRerun(bench, bench.intend(job, way.way), call), failure);
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
