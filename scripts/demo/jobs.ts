import type { RerunOutcome, Verdict } from '../../src/client';
import type { Claim } from './claim';

/** What must become of a job: anything else is a failure of the demo. */
export interface Expected {
  readonly verdict: Verdict;
  readonly rerun: RerunOutcome;
  /** How many runs the simulator must have started of what the job runs, the first one included. */
  readonly runs: number;
  /** Whether the simulator may have been asked to stop it. */
  readonly stopSent: boolean;
  /** Whether the rerun goes on under the old id; absent where either will do. */
  readonly rerunId?: 'kept' | 'new';
  /** How the rerun must be known; absent where any way will do. */
  readonly knownBy?: 'adopted';
}

/** One job of the demo, whatever the system. */
export interface DemoJob {
  /** How it is found; a few words. */
  readonly situation: string;
  readonly expected: Expected;
  /** Why exactly that must become of it. */
  readonly why: string;
}

const STOPPED_AND_RERUN: Expected = { verdict: 'stopped', rerun: 'rerun', runs: 2, stopSent: true };

const RUNNING: DemoJob = {
  situation: 'running',
  expected: STOPPED_AND_RERUN,
  why: 'It was at work, so it is stopped, proven to have stopped, and rerun once.',
};

/** The jobs of all batches, by how they are found. */
export const JOBS = {
  running: RUNNING,
  answerLost: {
    situation: 'running, answer lost',
    expected: { ...STOPPED_AND_RERUN, knownBy: 'adopted' },
    why: 'The answer to its rerun gets lost, so the run is looked for by its marker, found, and not started again.',
  },
  secondRunning: { ...RUNNING, situation: 'running, same batch' },
  queued: {
    situation: 'queued',
    expected: STOPPED_AND_RERUN,
    why: 'It cannot be stopped before it runs, so it is waited for, then stopped and rerun.',
  },
  completed: {
    situation: 'already completed',
    expected: { verdict: 'already-ended', rerun: 'not-rerun', runs: 1, stopSent: false },
    why: 'It had succeeded, so nothing is sent.',
  },
  missing: {
    situation: 'does not exist',
    expected: { verdict: 'not-found', rerun: 'not-rerun', runs: 0, stopSent: false },
    why: 'The system does not know it, so nothing is sent.',
  },
  endsFirst: {
    situation: 'ends during its stop',
    expected: { verdict: 'ended-first', rerun: 'not-rerun', runs: 1, stopSent: true },
    why: 'It succeeded although its stop was accepted: a late success is not rerun.',
  },
  slow: {
    situation: 'slow to stop',
    expected: STOPPED_AND_RERUN,
    why: 'An accepted stop is no stopped job: it is watched until it has ended, and rerun only then.',
  },
  forced: {
    situation: 'needs a forced stop',
    expected: { ...STOPPED_AND_RERUN, rerunId: 'kept' },
    why: 'The milder stop does not end it, so a harder one follows; the step that was killed is retried under the same id.',
  },
  betweenSteps: {
    situation: 'stops between two steps',
    expected: { ...STOPPED_AND_RERUN, rerunId: 'new' },
    why: 'The milder stop let its step finish: no step has failed that could be retried, so it runs again as a new job.',
  },
  deployment: {
    situation: 'one-off deployment',
    expected: { ...STOPPED_AND_RERUN, rerunId: 'new' },
    why: 'The system does not tell what it was submitted with, so the submission that the settings record is sent again.',
  },
  deploymentWithRecipe: {
    situation: 'same call, own recipe',
    expected: { ...STOPPED_AND_RERUN, rerunId: 'new' },
    why: 'It is stopped in the same call; what to submit again came with the request.',
  },
  unwilling: {
    situation: 'cancel always fails',
    expected: { verdict: 'refused', rerun: 'not-rerun', runs: 1, stopSent: true },
    why: 'The call succeeded and its item did not: it goes on, so a second run must not be started.',
  },
  recurring: {
    situation: 'has a schedule',
    expected: { verdict: 'stopped', rerun: 'next-scheduled', runs: 1, stopSent: true },
    why: 'Its own schedule runs it again, so nothing is sent.',
  },
  paused: {
    situation: 'can be paused',
    expected: { ...STOPPED_AND_RERUN, rerunId: 'kept' },
    why: 'A pause puts it to rest, and the very same job goes on.',
  },
  released: {
    situation: 'released for good',
    expected: { ...STOPPED_AND_RERUN, rerunId: 'new' },
    why: 'After this stop it can never run again, so a copy is made, checked and started.',
  },
  releaseFails: {
    situation: 'its release fails',
    expected: { ...STOPPED_AND_RERUN, rerunId: 'new' },
    why: 'The stop was accepted and failed, so a harder one follows; only after that a copy is made.',
  },
  stuck: {
    situation: 'has run for 7 hours',
    expected: { ...STOPPED_AND_RERUN, rerunId: 'new' },
    why: 'Nobody named it: a run of the schedule found it by how long it had run.',
  },
} as const satisfies Readonly<Record<string, DemoJob>>;

/** A job as it is on a system. */
export interface SeededJob extends DemoJob {
  readonly id: string;
  /** What it runs, as the simulator counts runs; absent for a job that does not exist. */
  readonly runsWhat?: string;
  /** What the simulator's ledger must show of it beyond the counts. */
  readonly claims?: readonly Claim[];
}
