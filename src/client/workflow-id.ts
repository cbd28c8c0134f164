import { createHash } from 'node:crypto';
import {
  type BatchInput,
  durationToMs,
  PLAN_WORKFLOWS,
  type PlanInput,
  type RerunOptions,
} from '../contract';

/**
 * The same id for the same request: same workflow, same system, same jobs in any order, same options however they are written. The
 * intent is left out, because every request has its own. Recipes are the vendor's own, so nothing in them counts as written differently.
 */
export function workflowIdFor(name: string, input: BatchInput & { readonly rerun?: RerunOptions }): string {
  const { rerun: { recipes, ...rerun } = {}, ...others } = input;
  const verbatim = recipes && JSON.stringify(recipes);
  const request = {
    ...others,
    rerun: { ...rerun, recipes: verbatim },
    jobs: [...input.jobs].sort(),
    intent: undefined,
  };
  return `job-control/${name}/${input.system}/${digestOf(request)}`;
}

/** The same id for the same plan, its intent left out. */
export function planWorkflowIdFor(input: PlanInput): string {
  return `job-control/${PLAN_WORKFLOWS.run}/${digestOf({ ...input, intent: undefined })}`;
}

function digestOf(request: unknown): string {
  return createHash('sha256').update(canonical(request)).digest('hex').slice(0, 16);
}

/** The options that are durations: `'30 minutes'` is the same request as `1800000`. */
const DURATIONS = new Set(['escalateAfter', 'deadline', 'pollInterval', 'answerWithin', 'confirmFor']);

/** JSON with the members in order of name and without those that say nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (key, member: unknown) => {
    if (DURATIONS.has(key)) return durationToMs(member);
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(
      Object.entries(member)
        .filter(([, part]) => !saysNothing(part))
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  });
}

function saysNothing(part: unknown): boolean {
  if (part === undefined || part === false) return true;
  return typeof part === 'object' && part !== null && !Array.isArray(part) && Object.keys(part).length === 0;
}
