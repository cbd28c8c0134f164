import { hasEnded, type JobSnapshot, type StopMode, type StopReceipt } from '../../contract';
import { fewAtOnce } from '../shared/few-at-once';
import { beforeSending } from '../shared/failures';
import { isPrepaid } from './drs-job';
import type { Generation, Halt } from './generation';
import { haltJobs } from './halt-jobs';
import type { JobSeen } from './responses';
import { sayOfState, type StopSaid } from './stop-said';

const HALTS: Readonly<Record<StopMode, Halt>> = {
  pause: 'pause',
  graceful: 'release',
  force: 'force-release',
};

/**
 * Asks to stop tasks. What is at rest already is not asked; before tasks are ended for good they are read once more, because a prepaid one
 * must not be asked and there is no way back.
 */
export async function stopJobs(
  targets: readonly JobSnapshot[],
  mode: StopMode,
  generation: Generation,
): Promise<StopReceipt[]> {
  const how = HALTS[mode];
  const before = await beforeSending(() => sayBefore(targets, how, generation));
  const due = targets.flatMap(({ id }, index) => (before[index] === undefined ? [id] : []));
  const asked = await haltJobs(due, how, generation);
  return targets.map(({ id, run }, index) => {
    const said = before[index] ?? asked.get(id) ?? LEFT_OUT;
    return { id, run, at: new Date().toISOString(), ...said };
  });
}

const LEFT_OUT: StopSaid = { call: 'stop', outcome: 'refused', says: 'The answer left this task out.' };

/** For each target what can be said without asking; `undefined` for those to be asked. */
async function sayBefore(
  targets: readonly JobSnapshot[],
  how: Halt,
  generation: Generation,
): Promise<(StopSaid | undefined)[]> {
  if (how === 'pause') {
    return targets.map(({ phase, rawStatus, call }) =>
      hasEnded(phase) || phase === 'paused'
        ? { call, outcome: 'not-running', says: `The task is ${rawStatus}.` }
        : undefined,
    );
  }
  const seen = await generation.read(targets.map(({ id }) => id));
  return fewAtOnce(seen, (one) => sayBeforeRelease(one, how, generation));
}

async function sayBeforeRelease(
  { reading, job }: JobSeen,
  how: Halt,
  generation: Generation,
): Promise<StopSaid | undefined> {
  const said = sayOfState(reading, how);
  if (said.outcome !== 'refused' || job === undefined) return said;
  if (!isPrepaid(await generation.describe(job))) return undefined;
  const says = 'The task is prepaid (charging_mode period): it ends by unsubscribing it through billing.';
  return { call: said.call, outcome: 'refused', says };
}
