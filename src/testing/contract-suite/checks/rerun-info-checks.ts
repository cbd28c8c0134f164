import assert from 'node:assert/strict';
import type { JobSnapshot, RerunInfo, RerunWay } from '../../../contract';
import type { Bench } from '../bench';
import type { Check } from '../check';
import { phaseOnStage, type Offer } from '../offer';

/** Reading what a rerun needs. That no values are shown, and that every way has an entry, the witness sees in every check. */
export function rerunInfoChecks({ capabilities, offers }: Offer): Check[] {
  const before = phaseOnStage(offers, ['running', 'waiting']);
  return [
    {
      title: 'no jobs need no rerun info',
      needs: [],
      run: async ({ system, call }) => assert.deepEqual(await system.rerunInfo([], call), []),
    },
    {
      title: 'an active job has rerun info',
      needs: [`jobs.${before}`],
      run: async (bench) => void (await infoOf(bench, await bench.snapshot(await bench.make(before)))),
    },
    ...capabilities.rerun.ways.map(({ way, fromPhases }): Check => {
      const phase = phaseOnStage(offers, fromPhases);
      return {
        title: `rerun ${way}: said to be available`,
        needs: [`jobs.${phase}`],
        run: async (bench) => requireAvailable(bench, await bench.snapshot(await bench.make(phase)), way),
      };
    }),
  ];
}

/** Rejects when the adapter says that the way is not available for this job. */
export async function requireAvailable(bench: Bench, job: JobSnapshot, way: RerunWay): Promise<void> {
  const info = (await infoOf(bench, job)).ways.find((entry) => entry.way === way);
  assert.ok(info?.available, `${way} is declared from ${job.phase}, but: ${info?.reason}`);
}

async function infoOf({ system, call }: Bench, job: JobSnapshot): Promise<RerunInfo> {
  const [info] = await system.rerunInfo([job], call);
  assert.ok(info);
  return info;
}
