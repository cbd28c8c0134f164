import type { Budgeted, Exchange } from '../../http';
import { meaningOf } from './error-codes';
import { errorOfAnswer } from './errors';
import { membersOf, saidIn } from './said';

/** Nobody is held back for longer than this, in milliseconds: whoever asked waits for as long as the answer said. */
const LONGEST_PAUSE = 10_000;

/** An exchange that sends nothing more for a while after DRS or its gateway has had enough (429, DRS.M01503). */
export function sparing(budgeted: Pick<Budgeted, 'exchange' | 'pause'>): Exchange {
  return async (request, signal) => {
    const response = await budgeted.exchange(request, signal);
    const isTooMuch =
      response.status === 429 ||
      (response.status >= 400 && meaningOf(saidIn(membersOf(response)).code)?.kind === 'rate-limited');
    if (isTooMuch) budgeted.pause(Math.min(errorOfAnswer(response, []).retryAfterMs ?? 0, LONGEST_PAUSE));
    return response;
  };
}
