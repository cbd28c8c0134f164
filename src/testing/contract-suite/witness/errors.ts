import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { SYSTEM_ERROR_KINDS, SystemError } from '../../../contract';

/** A method may throw a complete `SystemError` or the reason of its aborted signal, and nothing else. */
export function requireKnownError(error: unknown, signal: AbortSignal): void {
  if (signal.aborted && error === signal.reason) return;
  assert.ok(
    error instanceof SystemError,
    `a SystemError was expected, but this was thrown: ${inspect(error)}`,
  );
  assert.ok(SYSTEM_ERROR_KINDS.includes(error.kind), `"${error.kind}" is no kind of SystemError`);
  assert.ok(['none', 'unknown'].includes(error.effect), `"${error.effect}" is no effect of a SystemError`);
  assert.ok(error.call !== '', 'a SystemError must name its call');
  assert.ok(error.message.trim() !== '', 'a SystemError must have a message');
}
