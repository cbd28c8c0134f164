import type { LedgerEntry } from '../../../src/testing/simulators/kit';
import type { CellRecord, JobRecord } from '../checks';
import { until } from '../until';
import type { Followed } from './follow';
import type { Play } from './play';
import { runsOn } from './runs';

/** What a cell is judged by, and what a person wants to see when it is judged badly. */
export interface Collected {
  readonly record: CellRecord;
  readonly ledger: readonly LedgerEntry[];
}

/** Reads from the simulator what truly happened, when nothing is under way any more. */
export async function collect(play: Play, { end, answers }: Followed): Promise<Collected> {
  const { seat, subject, repeated, frozen } = play;
  await until('no request is under way', () => seat.gate.busy() === 0 || undefined);
  const { simulator, vendor, works } = seat;
  const [tasks, runs, ledger] = [await simulator.tasks(), await runsOn(seat), await simulator.ledger()];
  const jobs = play.jobs.map(({ work, ...job }): JobRecord => {
    const { count = 0, taskIds: ids = [] } = runs[work] ?? {};
    const name = vendor.stopNames?.(job.id) ?? job.id;
    const stops = ledger.filter((entry) => vendor.stopsIn(entry).includes(name));
    return {
      ...job,
      runs: { count, ids },
      history: vendor.historyOf(job.id, tasks),
      isScheduled: vendor.isScheduled?.(job.id, tasks) ?? false,
      stops: stops.map(({ at }) => Date.parse(at)),
    };
  });
  const strays = Object.keys(runs).filter((work) => !works.has(work));
  const { keepsId, leftToSchedule = false } = subject;
  const record: CellRecord = { jobs, end, answers, repeated, frozen, strays, keepsId, leftToSchedule };
  return { record, ledger };
}

/** Ends all that still runs of a cell, so that the next one does not wade through it. */
export async function tidyUp({ seat, jobs }: Play): Promise<void> {
  const { simulator, vendor } = seat;
  const runs = await runsOn(seat);
  const ids = new Set(jobs.flatMap(({ work }) => runs[work]?.taskIds ?? []));
  for (const id of ids) {
    const handle = vendor.handleOf?.(id).forStatus ?? id;
    // What was deleted, archived or not begun yet has no status to set.
    await simulator.setStatus(handle, vendor.words.succeeded).catch(() => undefined);
  }
}
