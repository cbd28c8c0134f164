import type {
  BatchProgress,
  Capabilities,
  JobProgress,
  RerunInfo,
  RerunResult,
  Stage,
  StopVerdict,
} from '../contract';
import { brief } from '../contract/brief';
import { judge } from './judge';
import { Ledger } from './ledger';
import type { Batch } from './plans';
import { openCase, type StopCase } from './stop-case';
import type { Lookout } from './zone-lookout';

/** What the batch is for: `remediate` stops and reruns. */
export type Purpose = 'stop' | 'rerun' | 'remediate' | 'await' | 'read';

/** Everything that one batch knows while it is worked on: what the progress query and the Web UI show. */
export interface Board {
  readonly batch: Batch;
  stage: Stage;
  capabilities?: Capabilities;
  /** What a rerun needs, where the system wants it read before the stop. */
  infoBeforeStop?: readonly RerunInfo[];
  readonly cases: readonly StopCase[];
  readonly purpose: Purpose;
  readonly verdicts: Map<string, StopVerdict>;
  readonly reruns: Map<string, RerunResult>;
  /** By job id, the names of the run that a person named for it. */
  readonly adopted: Map<string, readonly string[]>;
  /** Ids for which a person has to decide. */
  readonly questions: Set<string>;
  readonly ledger: Ledger;
  /** What keeps the batch from going on, in one sentence; absent while nothing does. */
  waitingFor?: string;
  /** Looks after the calls in a zone; absent before the first of them. */
  lookout?: Lookout;
}

export function openBoard(batch: Batch, purpose: Purpose): Board {
  return {
    batch,
    purpose,
    stage: 'inspecting',
    cases: batch.ids.map((id) => openCase(id, batch.ids.length)),
    verdicts: new Map(),
    reruns: new Map(),
    adopted: new Map(),
    questions: new Set(),
    ledger: new Ledger(batch.system),
  };
}

/** Gives the verdict on every job that has settled, or on all. */
export function giveVerdicts(board: Board, which: 'settled' | 'all'): void {
  if (board.purpose !== 'stop' && board.purpose !== 'remediate') return;
  for (const stopCase of board.cases) {
    const isFinal = stopCase.settled || stopCase.givenUp !== undefined;
    if (which === 'all' || isFinal) giveVerdict(board, stopCase);
  }
}

function giveVerdict(board: Board, stopCase: StopCase): void {
  const before = board.verdicts.get(stopCase.id);
  const verdict = judge(stopCase, board.capabilities);
  board.verdicts.set(stopCase.id, verdict);
  if (before?.verdict === verdict.verdict && before.run === verdict.run) return;
  const { id, run, rawStatus, reason, verdict: outcome } = verdict;
  const isProven = ['stopped', 'ended-first', 'already-ended'].includes(outcome);
  const why = isProven ? rawStatus : brief(reason);
  const seen = why === undefined ? {} : { why };
  board.ledger.note({ event: 'verdict', id, outcome, ...(run === undefined ? {} : { run }), ...seen });
}

export function progressOf(board: Board): BatchProgress {
  const { batch, stage, waitingFor } = board;
  return {
    system: batch.system,
    stage,
    ...(waitingFor === undefined ? {} : { waitingFor }),
    jobs: board.cases.map((stopCase) => jobProgress(board, stopCase)),
  };
}

function jobProgress(board: Board, { id, reading }: StopCase): JobProgress {
  const verdict = board.verdicts.get(id);
  const rerun = board.reruns.get(id);
  const seen = reading?.outcome === 'found' ? reading.snapshot : undefined;
  return {
    id,
    ...(seen ? { phase: seen.phase, rawStatus: seen.rawStatus } : {}),
    ...(verdict ? { verdict: verdict.verdict } : {}),
    ...(rerun ? { rerun: rerun.outcome } : {}),
    ...(rerun?.newId === undefined ? {} : { newId: rerun.newId }),
    ...(rerun && board.questions.has(id) ? { question: rerun.reason } : {}),
  };
}
