import type { BegunRerun } from '../../../src/contract';
import {
  answer,
  CALL,
  detail,
  failure,
  failureOf,
  intent,
  JOB,
  LOST,
  OTHER,
  scripted,
} from './scripted-server';

const TOO_MANY = failure('APIGW.0308', 429);
const RESET_TAKEN_ON = { status: 'success' };

const begun = (id: string): BegunRerun => ({
  ...intent('from-start', { id, run: `${id} INCRE_TRANSFER_FAILED` }),
  step: 'reset',
});
const failed = (id: string) => detail(id, 'INCRE_TRANSFER_FAILED');

/** Both tasks are read, then both are reset. */
const resetBoth = (...replies: readonly unknown[]) =>
  scripted([failed(JOB), failed(OTHER), ...replies]).system.continueReruns([begun(JOB), begun(OTHER)], CALL);

it.each([TOO_MANY, failure('DRS.M01503')])('%#: a step not taken leaves the other be', async (reply) => {
  expect(await resetBoth(reply, RESET_TAKEN_ON)).toMatchObject([
    { outcome: 'underway', step: 'reset' },
    { outcome: 'started', newId: OTHER },
  ]);
});

it('says why it was not taken', async () => {
  const [one, other] = await resetBoth(TOO_MANY, TOO_MANY);
  expect(one?.observation.says).toContain('APIGW.0308');
  expect(other).toMatchObject({ outcome: 'underway', step: 'reset' });
});

it('a step in doubt is thrown, whatever failed first', async () => {
  expect(await failureOf(() => resetBoth(TOO_MANY, LOST))).toMatchObject({
    kind: 'timeout',
    effect: 'unknown',
  });
});

it('what time does not mend is thrown', async () => {
  expect(await failureOf(() => resetBoth(answer('', 403), RESET_TAKEN_ON))).toMatchObject({
    kind: 'forbidden',
  });
});

it('a single one is thrown with its wait', async () => {
  const { system } = scripted([failed(JOB), TOO_MANY]);
  const failure = await failureOf(() => system.continueReruns([begun(JOB)], CALL));
  expect(failure).toMatchObject({ kind: 'rate-limited', effect: 'none' });
  expect(failure.retryAfterMs).toBeGreaterThan(0);
});
