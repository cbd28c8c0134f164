import type { RemediatedJob } from '../../src/client';
import { differs } from './differs';
import type { RunsOfOne, SimulatorCounts } from './demo-system';
import type { JobFacts } from './facts';
import type { Expected, SeededJob } from './jobs';

const NO_RUNS: RunsOfOne = { count: 0, taskIds: [] };

/** Compares one job with what must become of it, by the workflow's word and by the simulator's own count. */
export function checkedJob(seeded: SeededJob, result: RemediatedJob, counts: SimulatorCounts): JobFacts {
  const runsStarted = (seeded.runsWhat === undefined ? undefined : counts.runs[seeded.runsWhat]) ?? NO_RUNS;
  const { stop, rerun } = result;
  const { claims = [], ...job } = seeded;
  const shown = claims.filter((claim) => claim.isShownBy(counts.ledger, result));
  const ledgerShows = shown.map(({ says }) => says);
  const stopsReceived = counts.stops[seeded.id] ?? 0;
  const facts = { ...job, stop, rerun, runsStarted, stopsReceived, ledgerShows };
  const notShown = claims.filter((claim) => !shown.includes(claim));
  const problemsInLedger = notShown.map(({ says }) => `the ledger does not show: ${says}`);
  return {
    ...facts,
    problems: [...problemsInVerdict(facts), ...problemsInCounts(facts), ...problemsInLedger],
  };
}

type Unchecked = Omit<JobFacts, 'problems'>;

function problemsInVerdict({ expected, stop, rerun }: Unchecked): string[] {
  return [
    ...differs('verdict', stop.verdict, expected.verdict),
    ...differs('rerun', rerun.outcome, expected.rerun),
    ...(stop.evidence.length > 0 ? [] : ['the verdict has no evidence']),
    ...(rerun.outcome !== 'rerun' || rerun.newId !== undefined ? [] : ['the rerun has no id']),
    ...(rerun.outcome !== 'next-scheduled' || rerun.nextRunAt !== undefined
      ? []
      : ['the next run has no time']),
    ...problemsInId(expected, rerun),
    ...(expected.knownBy === undefined ? [] : differs('rerun', rerun.knownBy ?? 'unknown', expected.knownBy)),
  ];
}

function problemsInId({ rerunId }: Expected, { id, newId }: RemediatedJob['rerun']): string[] {
  if (rerunId === undefined || newId === undefined) return [];
  return differs('id of the rerun', newId === id ? 'kept' : 'new', rerunId);
}

function problemsInCounts({ expected, rerun, runsStarted, stopsReceived }: Unchecked): string[] {
  const { count, taskIds } = runsStarted;
  const isUnknown = rerun.newId !== undefined && !taskIds.includes(rerun.newId);
  return [
    ...differs('runs started', count, expected.runs),
    ...(isUnknown ? [`the simulator started no run ${rerun.newId}`] : []),
    ...(stopsReceived > 0 && !expected.stopSent ? ['the simulator was asked to stop it'] : []),
    ...(stopsReceived === 0 && expected.stopSent ? ['the simulator was never asked to stop it'] : []),
  ];
}

/** What ran on the simulator that no job accounts for. */
export function strayRuns(seeded: readonly SeededJob[], { runs }: SimulatorCounts): string[] {
  const known = new Set(seeded.map(({ runsWhat }) => runsWhat));
  const strays = Object.entries(runs).filter(([what]) => !known.has(what));
  return strays.map(([what, { count }]) => `${what} ran ${count} times and belongs to no job`);
}
