import assert from 'node:assert/strict';

/** What goes into a workflow's history is JSON: no `undefined` member, no `Date`, no class, nothing that a round trip would change. */
export function requirePlainJson(value: unknown): void {
  assert.notEqual(value, undefined, 'there is no result');
  const text = JSON.stringify(value);
  assert.deepEqual(JSON.parse(text), value, 'the result is not plain JSON: a round trip changes it');
}
