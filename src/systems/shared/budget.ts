import { z } from 'zod';
import type { Capabilities, RequestBudget } from '../../contract';
import type { BudgetLimits } from '../../http';

/** The fields by which an operator limits what is sent to a system: spread them into a vendor's `z.strictObject`. */
export const budgetShape = {
  requestsPerSecond: z
    .number()
    .positive()
    .max(1_000)
    .optional()
    .describe('Requests begun in a second at most, by one worker: stops, polls and reruns together.'),
  concurrentRequests: z
    .int()
    .min(1)
    .max(256)
    .optional()
    .describe('Requests under way at the same time at most, by one worker.'),
};

/** Validated fields. */
export interface BudgetSettings {
  readonly requestsPerSecond?: number | undefined;
  readonly concurrentRequests?: number | undefined;
}

/** The fields as `withinBudget` takes them; the vendor's defaults where the operator says nothing. */
export function budgetLimits(settings: BudgetSettings, defaults: BudgetLimits): BudgetLimits {
  const { requestsPerSecond = defaults.requestsPerSecond, concurrentRequests = defaults.concurrent } =
    settings;
  return {
    ...(requestsPerSecond !== undefined && { requestsPerSecond }),
    ...(concurrentRequests !== undefined && { concurrent: concurrentRequests }),
  };
}

/** The limits as capabilities declare them: nothing where no rate is set. */
export function declaredBudget(
  { requestsPerSecond }: BudgetLimits,
  requestsPerJob?: RequestBudget['requestsPerJob'],
): Pick<Capabilities, 'budget'> {
  if (requestsPerSecond === undefined) return {};
  return { budget: { requestsPerSecond, ...(requestsPerJob && { requestsPerJob }) } };
}
