import type { JobProgress } from '../../src/client';
import type { Shown } from '../../src/cli/screen/frame';
import type { StepSeen } from './follow-plan';
import type { SeededJob } from './jobs';

/** One job as it is shown while it is worked on; what is not known yet is empty. */
export interface Row {
  readonly id: string;
  readonly situation: string;
  readonly phase: string;
  /** The vendor's word. */
  readonly says: string;
  readonly verdict: string;
  /** What became of its rerun, but for the id. */
  readonly rerun: string;
  /** The id under which it runs again. */
  readonly newId: string;
  /** False when the verdict or the rerun is not the one it must be. */
  readonly isRight: boolean;
}

/** What a step is called for people. */
export function titleOf(step: string, system: string): string {
  return `${step} on ${system}`;
}

/** What is known of a step beside what the plan says. */
export interface StepBackground {
  /** The jobs that were seeded for it; of a step that has none, those are shown that its batch has found. */
  readonly jobs?: readonly SeededJob[];
  /** What was decided about it. */
  readonly decided?: string;
}

/** One step with its jobs, as far as its batch knows them. */
export function stepRows(seen: StepSeen, { jobs: seeded = [], decided }: StepBackground = {}): Shown<Row> {
  const { step, system, batch } = seen;
  const known = new Map(batch?.jobs.map((job) => [job.id, job]));
  const found = batch?.jobs.filter(({ id }) => !seeded.some((job) => job.id === id)) ?? [];
  return {
    title: titleOf(step, system),
    stage: stageOf(seen),
    rows: [...seeded.map((job) => row(job, known.get(job.id))), ...found.map(foundRow)],
    notes: decided === undefined ? notesOf(seen) : [decided],
  };
}

/** Once it is skipped nothing more comes either. */
function stageOf({ status, batch }: StepSeen): string {
  if (status === 'skipped') return 'done';
  return status === 'running' ? (batch?.stage ?? status) : status;
}

function notesOf({ status, after, question, reason }: StepSeen): string[] {
  if (status === 'waiting' && after.length > 0) return [`waits for ${after.join(', ')}`];
  if (question !== undefined) return [question];
  if (status === 'skipped' || status === 'failed') return [`${status}: ${reason ?? ''}`];
  return status === 'selecting' || status === 'not-started' ? [status] : [];
}

function row({ id, situation, expected }: SeededJob, job: JobProgress | undefined): Row {
  const { verdict, rerun } = job ?? {};
  const isRight =
    (verdict ?? expected.verdict) === expected.verdict && (rerun ?? expected.rerun) === expected.rerun;
  return { ...cellsOf(job), id, situation, isRight };
}

function foundRow(job: JobProgress): Row {
  return { ...cellsOf(job), id: job.id, situation: 'rerun', isRight: job.phase !== 'failed' };
}

function cellsOf(job: JobProgress | undefined): Omit<Row, 'id' | 'situation' | 'isRight'> {
  const { phase = '', rawStatus: says = '', verdict = '', newId = '' } = job ?? {};
  return { phase, says, verdict, newId, rerun: rerunText(job) };
}

function rerunText({ rerun, question }: Partial<JobProgress> = {}): string {
  return question === undefined ? (rerun?.replaceAll('-', ' ') ?? '') : 'asks a person';
}
