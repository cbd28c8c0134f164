import { createHash } from 'node:crypto';
import type { BatchInput } from '../contract';

/**
 * The same id for the same request: same workflow, same system, same jobs in any order, same options. The intent is left out, because
 * every request has its own.
 */
export function workflowIdFor(name: string, input: BatchInput): string {
  const request = { ...input, jobs: [...input.jobs].sort(), intent: undefined };
  const digest = createHash('sha256').update(canonical(request)).digest('hex').slice(0, 16);
  return `job-control/${name}/${input.system}/${digest}`;
}

/** JSON with the members in order of name, so that the order in which a caller wrote them does not count. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
