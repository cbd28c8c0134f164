import { hasEnded, type JobPhase, type JobReading, type JobSnapshot } from '../../contract';
import type { Job, Run } from './job';
import { idOf, type RunKey } from './run-id';
import { isStopFailed, phaseOf, rawStatusOf } from './statuses';

/** Which run is meant by which id. */
export interface AskedRun extends RunKey {
  /** The id that was asked for: `<jobId>/<runId>`, or `<runId>` alone. */
  readonly id: string;
}

const CALL = 'runhistory';

/**
 * Reads one run from what `runhistory` gave. A job that is not there, and a run that is not in its list, are `not-found`: purged, or
 * never there.
 *
 * @param at when the answer came, by the worker's clock, ISO 8601
 */
export function runReading(asked: AskedRun, jobs: readonly Job[], at: string): JobReading {
  const { id, jobId, runId } = asked;
  const own = jobs.filter((job) => job.jobId === jobId);
  for (const job of own) {
    const run = job.runs.find((candidate) => candidate.runId === runId);
    if (run) return { outcome: 'found', id, snapshot: snapshotOf(asked, { job, run }, at) };
  }
  const detail = own.length === 0 ? `there is no job ${jobId}` : `job ${jobId} has no run ${runId}`;
  return { outcome: 'not-found', id, call: CALL, observedAt: at, detail };
}

/** The reading of an id that does not tell which run is meant. */
export function unresolvedReading(id: string, detail: string, at: string): JobReading {
  return { outcome: 'unreadable', id, call: 'JobSummary', observedAt: at, detail };
}

/** A run as a snapshot. Of its results, which may be long transcripts, nothing is in it. */
export function snapshotOf(
  asked: AskedRun,
  { job, run }: { readonly job: Job; readonly run: Run },
  at: string,
): JobSnapshot {
  const phase = phaseOf(run);
  const fingerprint = idOf(asked);
  const detail = detailOf(job, run, phase);
  return {
    id: asked.id,
    phase,
    rawStatus: rawStatusOf(run),
    run: fingerprint,
    call: CALL,
    observedAt: at,
    ...(asked.id !== fingerprint && { sameJobAs: fingerprint }),
    ...(job.jobName !== undefined && { name: job.jobName }),
    ...(run.startedAt !== undefined && { startedAt: run.startedAt }),
    ...(hasEnded(phase) && run.endedAt !== undefined && { endedAt: run.endedAt }),
    ...(detail !== '' && { detail }),
    ...(isStopFailed(run) && { stopFailed: true as const }),
  };
}

const RAN_TO_ITS_END = 'a cancel of it failed and it ran to its end; how its work went is not said';

function detailOf({ jobStatus, nextRunTime }: Job, run: Run, phase: JobPhase): string {
  const cancelFailed = /^CANCELFAILED$/i.test(run.resultStatus ?? '');
  return [
    ...(phase === 'unknown' ? ['this state is not known here'] : []),
    ...(cancelFailed ? [phase === 'succeeded' ? RAN_TO_ITS_END : 'a cancel of it failed'] : []),
    ...(phase === 'failed' && !/^COMPLETED$/i.test(run.runStatus ?? '')
      ? ['broken off, by a stop or by something else']
      : []),
    ...(nextRunTime === undefined ? [] : [`its job is ${jobStatus ?? 'scheduled'}, next run ${nextRunTime}`]),
  ].join('; ');
}
