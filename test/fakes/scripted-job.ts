import { type JobPhase, type JobReading, type JobSnapshot, type StopMode } from '../../src/contract';

/** A job as a test describes it. */
export interface JobScript {
  readonly phase: JobPhase;
  /** Phases that follow, each after so many readings of the one before. */
  readonly then?: readonly Transition[];
  /** What the system makes of a stop, by mode: takes it, says no, or takes it and does nothing. Default: takes it. */
  readonly onStop?: Partial<Record<StopMode, 'accept' | 'refuse' | 'ignore'>>;
  /** How many readings show `stopping` after an accepted stop. Default: 1. */
  readonly stoppingReads?: number;
  /** How the job ends after an accepted stop. Default: as the mode's capability says. */
  readonly endsAs?: JobPhase;
  readonly restartWatchMs?: number;
  readonly detail?: string;
  readonly name?: string;
  readonly startedAt?: string;
  /** So many accepted stops fail: the job stays as it is, and readings say so. */
  readonly failingStops?: number;
  /** The system no longer knows the job once it was stopped. */
  readonly vanishes?: true;
}

export interface Transition {
  readonly phase: JobPhase;
  /** So many readings show the phase before; 0 changes it at once. */
  readonly afterReads: number;
}

/** One job on the scripted system. */
export interface ScriptedJob {
  readonly id: string;
  readonly script: JobScript;
  phase: JobPhase;
  /** Counts the attempts of this job, the first is 1. */
  attempt: number;
  then: Transition[];
  /** The marker of the rerun that started it. */
  readonly marker?: string;
  /** So many steps are still to be taken until a rerun that was begun runs. */
  stepsLeft?: number;
  /** How many stops have failed, and whether the last one did. */
  failedStops: number;
  stopFailed: boolean;
}

export function scriptedJob(id: string, script: JobScript, marker?: string): ScriptedJob {
  const { phase, then = [] } = script;
  const stops = { failedStops: 0, stopFailed: false };
  return {
    id,
    script,
    phase,
    attempt: 1,
    then: [...then],
    ...stops,
    ...(marker === undefined ? {} : { marker }),
  };
}

/** The job as one more status call reads it. Readings are what lets time pass. */
export function readJob(job: ScriptedJob): JobReading {
  const [next] = job.then;
  if (next && next.afterReads <= 0) {
    job.phase = next.phase;
    job.then.shift();
  }
  const [upcoming, ...later] = job.then;
  if (upcoming) job.then = [{ ...upcoming, afterReads: upcoming.afterReads - 1 }, ...later];
  return { outcome: 'found', id: job.id, snapshot: snapshotOf(job) };
}

export function snapshotOf({ id, phase, attempt, script, stopFailed }: ScriptedJob): JobSnapshot {
  const { restartWatchMs, detail, name, startedAt } = script;
  const ended = ['failed', 'paused'].includes(phase) && restartWatchMs !== undefined;
  return {
    id,
    phase,
    rawStatus: phase.toUpperCase(),
    run: `${id}#${attempt}`,
    call: 'GetStatus',
    observedAt: new Date().toISOString(),
    ...(ended ? { restartWatchMs } : {}),
    ...(stopFailed ? { stopFailed: true as const } : {}),
    ...(detail === undefined ? {} : { detail }),
    ...(name === undefined ? {} : { name }),
    ...(startedAt === undefined ? {} : { startedAt }),
  };
}
