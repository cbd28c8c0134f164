import assert from 'node:assert/strict';
import { type Effect, SystemError, type SystemErrorKind } from '../../contract';

/** What a failure must look like; what is absent does not matter. */
export interface ExpectedFailure {
  readonly kind?: SystemErrorKind;
  readonly effect?: Effect;
  readonly retryAfterMs?: number;
}

/** Resolves when the exchange fails as expected; rejects when it succeeds or fails otherwise. */
export async function requireFailure(exchange: Promise<unknown>, expected: ExpectedFailure): Promise<void> {
  const error = await errorOf(exchange);
  if (!(error instanceof SystemError)) throw error;
  const { kind, effect, retryAfterMs, message } = error;
  const seen: Record<string, unknown> = { kind, effect, retryAfterMs };
  for (const [name, value] of Object.entries(expected)) {
    assert.equal(seen[name], value, `the error's ${name} is not ${value}: ${message}`);
  }
}

/** What the exchange is rejected with. */
export async function errorOf(exchange: Promise<unknown>): Promise<unknown> {
  const [outcome] = await Promise.allSettled([exchange]);
  if (outcome.status === 'rejected') return outcome.reason;
  assert.fail(`it was expected to fail, but resolved with ${JSON.stringify(outcome.value)}`);
}
