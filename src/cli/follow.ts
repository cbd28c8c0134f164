import { setTimeout as wait } from 'node:timers/promises';
import { answerWithin } from './answer-within';
import { EXIT_AFTER_SIGNAL } from './exit-codes';
import type { Surroundings } from './surroundings';

const LOOK_EVERY_MS = 500;
/** A question that takes longer is given up: no worker is there to answer it, or one is under load; the next is asked soon. */
const ANSWER_WITHIN_MS = 4_000;

/** A workflow under way. */
export interface Followed<Seen, Result> {
  progress(): Promise<Seen>;
  result(): Promise<Result>;
}

/** Who is shown how it goes on. */
export interface Follower<Seen> {
  /** `undefined`: nobody could say. */
  show(progress: Seen | undefined): void;
}

/** Somebody wants the command to end; the workflow goes on. */
export interface Detached {
  readonly detached: true;
  readonly exitCode: number;
}

/** Shows how a workflow goes on until it has ended, and once more then; or until this process is asked to end. Throws as `result` does. */
export async function follow<Seen, Result>(
  followed: Followed<Seen, Result>,
  follower: Follower<Seen>,
  { onInterrupt }: Pick<Surroundings, 'onInterrupt'>,
): Promise<{ readonly result: Result } | Detached> {
  const interruption = interruptedBy(onInterrupt);
  const look = async (): Promise<void> =>
    follower.show(await answerWithin(ANSWER_WITHIN_MS, followed.progress()));
  let hasEnded = false;
  const ending = followed
    .result()
    .then((result) => ({ result }))
    .finally(() => (hasEnded = true));
  ending.catch(() => undefined);
  try {
    while (!hasEnded) {
      const over = await Promise.race([look(), ending, interruption.detached]);
      if (over !== undefined && 'detached' in over) return over;
      const next = await Promise.race([wait(LOOK_EVERY_MS), ending, interruption.detached]);
      if (next !== undefined && 'detached' in next) return next;
    }
    const result = await ending;
    const last = await answerWithin(ANSWER_WITHIN_MS, followed.progress());
    if (last !== undefined) follower.show(last);
    return result;
  } finally {
    interruption.end();
  }
}

function interruptedBy(onInterrupt: Surroundings['onInterrupt']): {
  readonly detached: Promise<Detached>;
  readonly end: () => void;
} {
  let end = (): void => undefined;
  const detached = new Promise<Detached>((resolve) => {
    end = onInterrupt((signal) => resolve({ detached: true, exitCode: EXIT_AFTER_SIGNAL[signal] }));
  });
  return { detached, end };
}
