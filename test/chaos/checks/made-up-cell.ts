import type { RemediatedJob } from '../../../src/client';
import type { CellRecord, JobRecord } from '../../../scripts/chaos/checks';

const STOPPED_AT = Date.parse('2026-01-01T00:00:10Z');

/** A job that was stopped and rerun once, as the simulator tells it. */
export function aJob(more: Partial<JobRecord> = {}): JobRecord {
  return {
    id: '63',
    role: 'target',
    expects: 'rerun',
    runs: { count: 2, ids: ['63', '70'] },
    runsOfOthers: 1,
    history: [
      { at: STOPPED_AT - 5_000, state: 'active' },
      { at: STOPPED_AT, state: 'stopped' },
    ],
    isScheduled: false,
    stops: [STOPPED_AT - 50],
    hidden: false,
    madeActiveAgain: false,
    ...more,
  };
}

type Said = {
  readonly stop?: Partial<RemediatedJob['stop']>;
  readonly rerun?: Partial<RemediatedJob['rerun']>;
};

/** What the workflow says of it. */
export function saidOf(job: JobRecord, { stop, rerun }: Said = {}): RemediatedJob {
  const at = new Date(STOPPED_AT + 100).toISOString();
  const evidence = [{ at, call: 'TaskStatus', says: 'Canceled', phase: stop?.phase ?? 'stopped' } as const];
  return {
    id: job.id,
    stop: {
      id: job.id,
      verdict: 'stopped',
      certainty: 'certain',
      reason: '',
      phase: 'stopped',
      evidence,
      ...stop,
    },
    rerun: {
      id: job.id,
      outcome: 'rerun',
      newId: '70',
      knownBy: 'submitted',
      reason: '',
      evidence: [],
      ...rerun,
    },
  };
}

/** A cell with that one job in which everything is right. */
export function aCell(job: JobRecord, said: Said = {}, more: Partial<CellRecord> = {}): CellRecord {
  const jobs = job.role === 'decoy' ? [] : [saidOf(job, said)];
  const end = { kind: 'result', jobs } as const;
  return {
    jobs: [job],
    end,
    keepsId: false,
    leftToSchedule: false,
    repeated: false,
    frozen: false,
    answers: [],
    strays: [],
    ...more,
  };
}

/** What a workflow says that only reruns. */
export function withoutStops(cell: CellRecord): CellRecord {
  const { end } = cell;
  if (end.kind !== 'result') return cell;
  return { ...cell, end: { ...end, jobs: end.jobs.map(({ id, rerun }) => ({ id, rerun })) } };
}
