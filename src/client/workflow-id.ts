import { createHash } from 'node:crypto';
import { type BatchInput, durationToMs, type PlanInput, type PlanStep, type RerunOptions } from '../contract';

/**
 * The same id for the same request: same workflow, same system, same jobs in any order, same options however they are written. The
 * intent is left out, because every request has its own; so is `repeated`, which does not change what is asked for: beside the first workflow a
 * second one would send reruns under the same markers. The zone counts: the same name may mean another server there. Recipes are the vendor's own, so nothing in them counts as written differently.
 */
export function workflowIdFor(name: string, input: BatchInput & { readonly rerun?: RerunOptions }): string {
  return `job-control/${name}/${input.system}/${digestOf({ ...withOwnWords(input), ...UNCOUNTED })}`;
}

/** The same id for the same plan: same steps under the same names, each as in `workflowIdFor`. */
export function planIdFor(name: string, { steps, ...others }: PlanInput): string {
  const requests = Object.entries(steps).map(([step, one]) => [step, withOwnWords(one)] as const);
  return `job-control/${name}/${digestOf({ ...others, steps: Object.fromEntries(requests), ...UNCOUNTED })}`;
}

/** What says nothing about what is asked for. */
const UNCOUNTED = { intent: undefined, repeated: undefined };

/** What is in the vendor's words counts as it is written; the order of jobs says nothing. */
function withOwnWords({ rerun, jobs, select, ...others }: Partial<PlanStep>): object {
  const { recipes, ...options } = rerun ?? {};
  const { query, ...filter } = select ?? {};
  return {
    ...others,
    rerun: { ...options, recipes: recipes && JSON.stringify(recipes) },
    ...(jobs === undefined ? {} : { jobs: [...jobs].sort() }),
    ...(select === undefined ? {} : { select: { ...filter, query: query && JSON.stringify(query) } }),
  };
}

function digestOf(request: object): string {
  return createHash('sha256').update(canonical(request)).digest('hex').slice(0, 16);
}

/** The options that are durations: `'30 minutes'` is the same request as `1800000`. */
const DURATIONS = new Set([
  'escalateAfter',
  'deadline',
  'pollInterval',
  'answerWithin',
  'confirmFor',
  'runningFor',
]);

/** JSON with the members in order of name and without those that say nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (key, member: unknown) => {
    // A step may be called as an option is.
    const milliseconds = DURATIONS.has(key) ? durationToMs(member) : undefined;
    if (milliseconds !== undefined) return milliseconds;
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
