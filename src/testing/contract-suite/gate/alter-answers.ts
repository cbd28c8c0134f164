import assert from 'node:assert/strict';
import { rewriting } from './disturbances';
import type { Gate } from './gate';

/**
 * Alters every answer that passes the gate while `use` runs. Rejects when no answer was altered, because then nothing was tried, and
 * when the stage offers no such alteration.
 */
export async function withAlteredAnswers<Result>(
  gate: Gate,
  alter: ((body: string) => string) | undefined,
  use: () => Promise<Result>,
): Promise<Result> {
  assert.ok(alter, 'the stage does not offer this alteration: the check must name it in its needs');
  let altered = 0;
  const rewrite = (body: string): string => {
    const rewritten = alter(body);
    altered += rewritten === body ? 0 : 1;
    return rewritten;
  };
  gate.disturb('any', rewriting(rewrite));
  const result = await use();
  gate.calm();
  assert.ok(altered > 0, 'the stage altered no answer, so nothing was tried');
  return result;
}
