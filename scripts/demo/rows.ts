import type { BatchProgress, JobProgress } from '../../src/client';
import type { Shown } from '../../src/cli/screen/frame';
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

/** The jobs, in the order seeded, as far as the progress knows them. */
export function batchRows(title: string, jobs: readonly SeededJob[], progress?: BatchProgress): Shown<Row> {
  const known = new Map(progress?.jobs.map((job) => [job.id, job]));
  return {
    title,
    stage: progress?.stage ?? 'starting',
    rows: jobs.map((job) => row(job, known.get(job.id))),
  };
}

function row({ id, situation, expected }: SeededJob, job: JobProgress | undefined): Row {
  const { phase = '', rawStatus: says = '', verdict, rerun, newId = '' } = job ?? {};
  const isRight =
    (verdict ?? expected.verdict) === expected.verdict && (rerun ?? expected.rerun) === expected.rerun;
  return { id, situation, phase, says, verdict: verdict ?? '', rerun: rerunText(job), newId, isRight };
}

function rerunText({ rerun, question }: Partial<JobProgress> = {}): string {
  return question === undefined ? (rerun?.replaceAll('-', ' ') ?? '') : 'asks a person';
}
