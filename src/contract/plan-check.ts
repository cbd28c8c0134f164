import { FILTER_FIELDS, type FieldsOf, type InputPart, problemsInFields } from './field-checks';
import { problemsInParts, strayProblems } from './field-checks';
import {
  MAX_STEP_JOBS,
  MAX_STEPS,
  type PlanInput,
  type PlanStep,
  STEP_ACTIONS,
  type StepAction,
} from './plan';
import { problemsInOrder } from './plan-order-check';
import {
  isObject,
  jobsUpTo,
  oneOf,
  optionsObject,
  positiveDuration,
  runs,
  shown,
  text,
  trueOrFalse,
  wholeNumber,
} from './value-checks';

/** The options that each action takes. */
export const ACTION_PARTS: Readonly<Record<StepAction, readonly InputPart[]>> = {
  stop: ['stop'],
  rerun: ['rerun'],
  remediate: ['stop', 'rerun'],
  await: ['await'],
};

/** The input is in the history twice, and once more with each continue-as-new, which has to leave room for what is known by then. */
const LARGEST_INPUT = 1_000_000;

/** Those of the steps have their names added. */
const LONGEST_INTENT = 900;

const STEP_NAME = /^(?!__proto__$)[A-Za-z0-9._-]{1,64}$/;

const STEP_FIELDS = {
  action: oneOf(STEP_ACTIONS),
  system: text,
  jobs: jobsUpTo(MAX_STEP_JOBS),
  select: (value) => (isObject(value) ? undefined : 'an object with a filter'),
  rerunsOf: text,
  after: (value) => (Array.isArray(value) ? undefined : 'a list of names of steps'),
  requiresApproval: trueOrFalse,
  stop: optionsObject,
  rerun: optionsObject,
  await: optionsObject,
  runs,
  zone: text,
} satisfies FieldsOf<PlanStep>;

const PLAN_FIELDS = {
  steps: (value) => {
    const isRight = isObject(value) && inRange(Object.keys(value).length);
    return isRight ? undefined : `an object of 1 to ${MAX_STEPS} steps by name`;
  },
  onFailure: oneOf(['abort', 'continue', 'ask']),
  maxConcurrentSteps: wholeNumber(1, MAX_STEPS),
  approveAbove: wholeNumber(0, MAX_STEP_JOBS),
  answerWithin: positiveDuration,
  askAttribute: text,
  intent: (value) =>
    text(value) ??
    (String(value).length > LONGEST_INTENT ? `at most ${LONGEST_INTENT} characters` : undefined),
  repeated: trueOrFalse,
} satisfies FieldsOf<PlanInput>;

function inRange(steps: number): boolean {
  return steps >= 1 && steps <= MAX_STEPS;
}

/**
 * Everything that is wrong with a plan, one sentence each, with the path to the fault and what was expected. Empty when the plan is right. What
 * only the systems know, the form of job ids and what a filter may ask for, is checked later, by the first activities.
 */
export function problemsInPlan(input: unknown): string[] {
  if (!isObject(input)) return [`input: expected an object with "steps", got ${shown(input)}`];
  const { steps } = input;
  const own = problemsInFields('', input, { fields: PLAN_FIELDS, required: ['steps'] });
  const entries = isObject(steps) ? Object.entries(steps) : [];
  const inside = entries.length > MAX_STEPS ? [] : entries.flatMap(problemsInStep);
  const problems = [...own, ...inside];
  if (problems.length > 0) return problems;
  return [...problemsInOrder((input as unknown as PlanInput).steps), ...problemsInSize(input)];
}

function problemsInStep([name, step]: [name: string, step: unknown]): string[] {
  const path = `steps.${name.slice(0, 64)}`;
  if (!STEP_NAME.test(name))
    return [`steps: ${shown(name)} is no name of a step: letters, digits, "-", "_" and ".", 64 at most`];
  if (!isObject(step)) return [`${path}: expected an object with "action" and "system", got ${shown(step)}`];
  const action = STEP_ACTIONS.find((known) => known === step['action']);
  const parts = action ? ACTION_PARTS[action] : [];
  return [
    ...problemsInFields(`${path}.`, step, { fields: STEP_FIELDS, required: ['action', 'system'] }),
    ...problemsInParts(`${path}.`, step, parts),
    ...(action ? problemsInOptions(path, step, action) : []),
    ...problemsInJobs(path, step),
  ];
}

function problemsInOptions(path: string, step: Record<string, unknown>, action: StepAction): string[] {
  const strange = (['stop', 'rerun', 'await'] as const).filter(
    (part) => step[part] !== undefined && !ACTION_PARTS[action].includes(part),
  );
  return strange.map((part) => `${path}.${part}: not for the action "${action}"`);
}

function problemsInJobs(path: string, step: Record<string, unknown>): string[] {
  const given = (['jobs', 'select', 'rerunsOf'] as const).filter((source) => step[source] !== undefined);
  const count =
    given.length === 1
      ? []
      : [`${path}: expected one of jobs, select and rerunsOf, got ${given.join(' and ') || 'none'}`];
  const { select } = step;
  const filter = isObject(select)
    ? problemsInFields(`${path}.select.`, select, { fields: FILTER_FIELDS })
    : [];
  const pins =
    step['runs'] === undefined || step['jobs'] !== undefined ? [] : [`${path}.runs: only beside jobs`];
  return [...count, ...filter, ...pins, ...strayProblems(`${path}.`, step)];
}

function problemsInSize(input: Record<string, unknown>): string[] {
  const size = JSON.stringify(input).length;
  if (size <= LARGEST_INPUT) return [];
  return [
    `input: expected at most ${LARGEST_INPUT} characters as JSON, got ${size}: make several plans of it`,
  ];
}
