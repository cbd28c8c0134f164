import { setTimeout as wait } from 'node:timers/promises';

/** The answer to a question, or `undefined` where there is none within that time, or a failure. A worker under load may miss one. */
export async function answerWithin<Answer>(
  milliseconds: number,
  question: Promise<Answer>,
): Promise<Answer | undefined> {
  const patience = new AbortController();
  const late = wait(milliseconds, undefined, { signal: patience.signal }).catch(() => undefined);
  const answer = await Promise.race([question.catch(() => undefined), late]);
  patience.abort();
  return answer;
}
