import type { PlanInput, StepForecast } from '../../../contract';
import { tooManyToBegin } from '../approval-limit';

/**
 * The forecast of a step with the approval that its selection would need, where it needs one. All selections count: which of them is the one too many
 * depends on which is made last.
 */
export function withApproval(
  { steps, approveAbove = 100 }: PlanInput,
  forecasts: ReadonlyMap<string, StepForecast>,
  [name, forecast]: readonly [step: string, forecast: StepForecast],
): StepForecast {
  const { jobs: found = 0, problem } = forecast;
  if (!steps[name]?.select || found === 0 || problem !== undefined) return forecast;
  const selected = [...forecasts].filter(([other]) => other !== name && steps[other]?.select);
  const elsewhere = selected.reduce((sum, [, { jobs = 0 }]) => sum + jobs, 0);
  const approval = tooManyToBegin(found, elsewhere, approveAbove);
  return approval === undefined ? forecast : { ...forecast, approval };
}
