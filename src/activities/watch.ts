import type { AwaitedJob, AwaitRequest, JobReading, Observation, WatchedJob } from '../contract';
import { hasEnded, observationOf } from '../contract';

const FIRST_KEPT = 2;
const MOST_KEPT = 10;
/** In a large batch each job keeps less, so that the report stays within Temporal's 2 MiB. */
const LARGE_BATCH = 100;
const MOST_KEPT_IN_LARGE_BATCH = 4;
/** A job can be missing from one answer by mistake; missing twice it is gone. */
const TIMES_MISSING = 2;
/** Right after a new stop a system may still show that an older one failed. */
const TIMES_STOP_FAILED = 2;

/** What is known about one watched job. Plain JSON: it is handed from attempt to attempt. */
export interface Watch {
  readonly job: AwaitedJob;
  observations: Observation[];
  reading?: JobReading;
  settled: boolean;
  /** Since when, in milliseconds since the epoch, the readings have been the same. */
  unchangedSince: number;
  /** Times in a row that the system did not know the job. */
  timesMissing: number;
  /** Times in a row that the system said that the stop of this attempt failed. */
  timesStopFailed: number;
}

/** The start of a watch. */
export function startWatch(job: AwaitedJob): Watch {
  return { job, observations: [], settled: false, unchangedSince: 0, timesMissing: 0, timesStopFailed: 0 };
}

/** Takes one more reading into account. */
export function note(
  watch: Watch,
  reading: JobReading,
  { settledPhases, jobs, confirmMs = 0 }: Pick<AwaitRequest, 'settledPhases' | 'jobs' | 'confirmMs'>,
): void {
  const observation = observationOf(reading);
  if (!isSame(watch.observations.at(-1), observation)) {
    watch.observations = shorten([...watch.observations, observation], jobs.length);
    watch.unchangedSince = Date.parse(observation.at);
  }
  watch.reading = reading;
  watch.timesMissing = reading.outcome === 'not-found' ? watch.timesMissing + 1 : 0;
  watch.timesStopFailed = saysStopFailed(reading) ? watch.timesStopFailed + 1 : 0;
  watch.settled = isSettled(watch, reading, { settledPhases, confirmMs });
}

/** True when the job could be stopped now and was not yet, in this run. */
export function wantsStop(watch: Watch, stoppablePhases: AwaitRequest['stoppablePhases']): boolean {
  if (watch.settled || watch.reading?.outcome !== 'found') return false;
  const { phase, run } = watch.reading.snapshot;
  return stoppablePhases.includes(phase) && (run !== watch.job.acceptedRun || isToBeStoppedAgain(watch));
}

/** The watch as the workflow gets it. */
export function reportOn(watch: Watch): WatchedJob {
  const { job, settled, reading, observations } = watch;
  return {
    id: job.id,
    settled,
    observations,
    ...(reading ? { reading } : {}),
    ...(hasFailedToStop(watch) ? { stopFailed: true as const } : {}),
  };
}

function isToBeStoppedAgain(watch: Watch): boolean {
  return hasFailedToStop(watch) && watch.job.ignoreFailedStop !== true;
}

function hasFailedToStop({ timesStopFailed }: Watch): boolean {
  return timesStopFailed >= TIMES_STOP_FAILED;
}

function saysStopFailed(reading: JobReading): boolean {
  return reading.outcome === 'found' && reading.snapshot.stopFailed === true;
}

function isSettled(
  watch: Watch,
  reading: JobReading,
  { settledPhases, confirmMs }: Required<Pick<AwaitRequest, 'settledPhases' | 'confirmMs'>>,
): boolean {
  if (reading.outcome !== 'found') {
    const missingMs = Date.parse(reading.observedAt) - watch.unchangedSince;
    return watch.timesMissing >= TIMES_MISSING && missingMs >= confirmMs;
  }
  const { phase, restartWatchMs = 0, observedAt } = reading.snapshot;
  if (!hasEnded(phase) && !settledPhases.includes(phase)) return false;
  return Date.parse(observedAt) - watch.unchangedSince >= Math.max(restartWatchMs, confirmMs);
}

/** A stretch of answers without the job is one observation, however they are worded. */
function isSame(before: Observation | undefined, now: Observation): boolean {
  const isUnfound = (how: string) => before?.says.startsWith(how) && now.says.startsWith(how);
  if (isUnfound('unreadable:') || isUnfound('not-found:')) return true;
  return before?.says === now.says && before.phase === now.phase && before.run === now.run;
}

/** Keeps how it began and how it went on last. */
function shorten(observations: Observation[], jobs: number): Observation[] {
  const most = jobs > LARGE_BATCH ? MOST_KEPT_IN_LARGE_BATCH : MOST_KEPT;
  if (observations.length <= most) return observations;
  return [...observations.slice(0, FIRST_KEPT), ...observations.slice(FIRST_KEPT - most)];
}
