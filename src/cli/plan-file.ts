import type { Option } from 'commander';
import { type PlanInput, type PlanStep, problemsInPlan } from '../contract';
import { isObject } from '../contract/value-checks';
import type { Routing } from '../config';
import { wrongUsage } from './exit-codes';
import { readInputFile } from './input-file';
import { choice, duration, plain, wholeNumber } from './options';

/** One flag per option of a plan, so that an option without one does not compile. */
const PLAN_FLAGS = {
  onFailure: choice('--on-failure <what>', 'when a job is not as wanted (default: abort)', [
    'abort',
    'continue',
    'ask',
  ]),
  maxConcurrentSteps: wholeNumber(
    '--max-concurrent-steps <number>',
    'steps that run side by side (default: 10)',
  ),
  approveAbove: wholeNumber(
    '--approve-above <number>',
    'selections of more jobs together need an approval (default: 100)',
  ),
  answerWithin: duration('--answer-within <time>', 'how long to wait for a decision (default: 24 hours)'),
  askAttribute: plain('--ask-attribute <name>', 'search attribute that is true while a person has to decide'),
  intent: plain('--intent <text>', 'names this request; the same one again is the same rerun'),
  repeated: plain('--repeated', 'an earlier request with the same intent may have sent something'),
} satisfies Readonly<Record<keyof Omit<PlanInput, 'steps'>, Option>>;

/** The flags of a plan. */
export const PLAN_OPTIONS: readonly Option[] = Object.values(PLAN_FLAGS);

/**
 * Reads a plan; flags go above what it says, and a step without a zone gets that of its system in the settings. Throws everything that is
 * wrong with it, each with its line and path.
 */
export function readPlan(file: string, options: object, { zones }: Routing): PlanInput {
  const { data, placed } = readInputFile(file);
  const flags = Object.keys(PLAN_FLAGS).flatMap((name) => {
    const value = (options as Readonly<Record<string, unknown>>)[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const { steps } = data;
  const zoned = isObject(steps) ? { steps: withZones(steps, zones) } : {};
  const plan = { ...data, ...zoned, ...Object.fromEntries(flags) };
  const problems = problemsInPlan(plan);
  if (problems.length > 0) throw wrongUsage(problems.map(placed).join('\n'));
  return plan as unknown as PlanInput;
}

function withZones(
  steps: Readonly<Record<string, unknown>>,
  zones: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(steps).map(([name, step]) => {
      if (!isObject(step) || step['zone'] !== undefined) return [name, step];
      const system = String(step['system']);
      return [name, Object.hasOwn(zones, system) ? { ...step, zone: zones[system] } : step];
    }),
  );
}

/** The names of the steps that may stop jobs in a way that cannot be undone. */
export function irreversibleSteps({ steps }: PlanInput): string[] {
  return Object.entries(steps).flatMap(([name, { stop }]: [string, PlanStep]) =>
    stop?.allowIrreversible ? [name] : [],
  );
}
