import { setTimeout as pause } from 'node:timers/promises';
import type { ProcessFault } from '../cells/cell';
import { firstWorkflow, type Play } from '../play/play';
import type { Lab, LabWorker } from '../stage/lab';
import { until } from '../until';

/** A worker that was paused sends within this time, in milliseconds, what it was about to send; then its next sign of life is refused. */
const PAUSED_WORKER_ACTS_MS = 4_000;

/** Much shorter than a turn takes where requests are paced. */
const ANSWER_IS_READ_MS = 50;

/** What a process fault does while the requests of a round are held. */
export interface Act {
  readonly lab: Lab;
  readonly worker: LabWorker;
  readonly plays: readonly Play[];
  /** Lets every held request go. */
  readonly release: () => void;
}

/** What is left to do when all workflows of the round have ended, and who works from then on. */
export interface Aftermath {
  readonly worker: LabWorker;
  /** What the fault has not hit. */
  readonly missed?: readonly Play[];
  finish(): Promise<void>;
}

/** By process fault, what happens to the processes. */
export const PROCESS_ACTS: Readonly<Record<ProcessFault, (act: Act) => Promise<Aftermath>>> = {
  'worker killed': killWorker,
  'server killed': killServer,
  'worker paused beside its retry': pauseUntilRetry,
  'worker paused until all is over': pauseUntilOver,
  'worker paused before it sends the next': pauseBeforeNext,
};

async function killWorker({ lab, worker, release }: Act): Promise<Aftermath> {
  await worker.kill();
  const successor = await lab.startWorker();
  release();
  return { worker: successor, finish: nothing };
}

async function killServer({ lab, worker, plays, release }: Act): Promise<Aftermath> {
  const restart = await lab.killServer();
  release();
  await until(
    'no request is under way',
    () => plays.every(({ seat }) => seat.gate.busy() === 0) || undefined,
  );
  await restart();
  return { worker, finish: nothing };
}

async function pauseUntilRetry({ lab, worker, plays, release }: Act): Promise<Aftermath> {
  freeze(worker, plays);
  const successor = await lab.startWorker();
  const before = plays.map(({ seat }) => seat.gate.calls().length);
  release();
  const begun = plays.map((play, index) =>
    until(
      'another attempt has begun',
      async () => isBeyond(play, before[index]) || (await hasSecondAttempt(play)),
    ),
  );
  const resumed = Promise.all(begun).then(() => worker.resume());
  resumed.catch(() => undefined);
  const finish = async (): Promise<void> => {
    await resumed;
    await worker.kill();
  };
  return { worker: successor, finish };
}

async function pauseUntilOver({ lab, worker, plays, release }: Act): Promise<Aftermath> {
  freeze(worker, plays);
  const successor = await lab.startWorker();
  release();
  return { worker: successor, finish: () => resumeAtLast(worker) };
}

/**
 * Freezes a worker that has an answer and waits for the turn of its next request. In the middle of an exchange it would not do: that is
 * over its time when the worker goes on, so the worker sends nothing whatever it believes.
 */
async function pauseBeforeNext({ lab, worker, plays, release }: Act): Promise<Aftermath> {
  const before = plays.map(({ seat }) => seat.gate.calls().length);
  release();
  await until('the answer has gone', () => plays.every(({ seat }) => seat.gate.busy() === 0) || undefined);
  await pause(ANSWER_IS_READ_MS);
  freeze(worker, plays);
  const missed = plays.filter((play, index) => isBeyond(play, before[index]));
  const successor = await lab.startWorker();
  return { worker: successor, missed, finish: () => resumeAtLast(worker) };
}

async function resumeAtLast(worker: LabWorker): Promise<void> {
  worker.resume();
  await pause(PAUSED_WORKER_ACTS_MS);
  await worker.kill();
}

function freeze(worker: LabWorker, plays: readonly Play[]): void {
  worker.pause();
  for (const play of plays) play.frozen = true;
}

/** While the first worker is paused only the second one calls. */
function isBeyond({ seat }: Play, before = 0): true | undefined {
  return seat.gate.calls().length > before || undefined;
}

async function hasSecondAttempt(play: Play): Promise<true | undefined> {
  const { status, raw } = await firstWorkflow(play).workflow.describe();
  const isRetried = raw.pendingActivities?.some(({ attempt }) => (attempt ?? 0) > 1);
  return isRetried || status.name !== 'RUNNING' || undefined;
}

function nothing(): Promise<void> {
  return Promise.resolve();
}
