import type { Play } from '../play/play';
import { runsOn } from '../play/runs';

const A_WHILE = 1_000_000;

/** What befalls the job that is hit, on the simulator. */
export type Deed = (play: Play) => Promise<void>;

/** What the simulator's faults on items call the job that is hit. */
export function itemOf({ seat: { vendor }, hit }: Play): string {
  return vendor.handleOf?.(hit.id).forItems ?? hit.id;
}

async function enter({ seat: { vendor, simulator } }: Play, id: string, word: string): Promise<void> {
  await simulator.setStatus(vendor.handleOf?.(id).forStatus ?? id, word);
}

/** The system shows it no more. */
export async function vanish(play: Play): Promise<void> {
  const { vendor, simulator } = play.seat;
  play.hit.hidden = true;
  for (const method of vendor.statusCalls) {
    await simulator.fault({ kind: 'missing-items', ids: [itemOf(play)], method, times: A_WHILE });
  }
}

/** It is at work again, in the same attempt. */
export async function runAgain(play: Play): Promise<void> {
  play.hit.madeActiveAgain = true;
  await enter(play, play.hit.id, play.seat.vendor.words.running);
}

/** It succeeds by itself. */
export async function finish(play: Play): Promise<void> {
  const { hit, subject, seat } = play;
  // Under an id that reruns keep, a job that has ended can finish only by running again, unseen.
  if (subject.keepsId) hit.madeActiveAgain = true;
  await enter(play, hit.id, seat.vendor.words.succeeded);
}

/** Somebody else has started it again, and it has ended again. */
export async function restartByOthers({ seat: { vendor, simulator }, hit }: Play): Promise<void> {
  hit.madeActiveAgain = true;
  hit.runsOfOthers += await vendor.restartByOthers(simulator, hit.id);
}

/** What the reruns have started has ended. */
export async function endNewRuns(play: Play): Promise<void> {
  const { jobs, subject } = play;
  const { simulator, vendor } = play.seat;
  const runs = await runsOn(play.seat);
  const word = subject.keepsId ? vendor.words.stopped : vendor.words.succeeded;
  for (const { role, work, runsOfOthers } of jobs) {
    const { count = 0, taskIds = [] } = runs[work] ?? {};
    const newest = taskIds.at(-1);
    if (role !== 'target' || count <= runsOfOthers || newest === undefined) continue;
    await enter(play, newest, word);
    await vendor.putAway?.(simulator, newest);
  }
}
