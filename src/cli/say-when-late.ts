import type { Surroundings } from './surroundings';
import { say } from './write';

/** A worker that is there has answered by then. */
const LATE_MS = 4_000;

/** Waits for what workers of these task queues are asked for, and says so once when it takes long. Throws as `answer` does. */
export async function sayWhenLate<Answer>(
  taskQueues: readonly string[],
  surroundings: Pick<Surroundings, 'stderr'>,
  answer: Promise<Answer>,
): Promise<Answer> {
  const named = [...new Set(taskQueues)].map((name) => `"${name}"`);
  const queues = `task queue${named.length === 1 ? '' : 's'} ${named.join(', ')}`;
  const text = `No answer yet from the workers of the ${queues}: are any running? Still waiting.`;
  const timer = setTimeout(() => say(surroundings, text), LATE_MS);
  try {
    return await answer;
  } finally {
    clearTimeout(timer);
  }
}
