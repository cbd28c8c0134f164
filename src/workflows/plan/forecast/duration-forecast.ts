import {
  type Capabilities,
  type ForecastDuration,
  type ForecastRequests,
  type PlanStep,
} from '../../../contract';
import { planAwait, planRerun, planStop } from '../../plans';
import { CONCURRENT_BATCHES } from '../step-work';
import { durationOfRequests } from './rate-forecast';

/** What the duration of one step goes by. */
export interface StepLoad {
  readonly batches: number;
  /** Absent where the system takes as much as is sent. */
  readonly requests: ForecastRequests | undefined;
}

/** How long a step takes: by its looks and deadlines, round after round of batches, and by what it sends. */
export function durationOf(
  step: PlanStep,
  { batches, requests }: StepLoad,
  capabilities: Capabilities,
): ForecastDuration {
  const rounds = Math.ceil(batches / CONCURRENT_BATCHES);
  const [stop, rerun] = [planStop(step.stop), planRerun(step.rerun)];
  const most = {
    stop: stop.deadlineMs,
    rerun: rerun.deadlineMs,
    await: planAwait(step.await).deadlineMs,
    remediate: stop.deadlineMs + rerun.deadlineMs,
  };
  const looks = looksOf(step, rounds, capabilities);
  const deadlines = most[step.action] * rounds;
  const sent = requests && durationOfRequests({ ...requests, system: step.system }, 'It sends');
  if (!sent || sent.least <= looks.least) return { ...looks, most: Math.max(deadlines, looks.least) };
  if (sent.least <= deadlines) return { ...sent, most: deadlines };
  const says = `${sent.limit.says} Its deadlines are shorter, so jobs may be left over.`;
  return { least: sent.least, most: sent.least, limit: { ...sent.limit, says } };
}

/** Until every job that is stopped has been seen at its end. */
function looksOf(
  { action, system, stop }: PlanStep,
  rounds: number,
  { status }: Capabilities,
): Omit<ForecastDuration, 'most'> {
  const { pollIntervalMs, confirmMs } = planStop(stop);
  const each = (pollIntervalMs ?? status.pollIntervalMs) + confirmMs;
  const least = action === 'stop' || action === 'remediate' ? each * rounds : 0;
  if (least === 0) return { least };
  const interval = pollIntervalMs === undefined ? `pollInterval of "${system}"` : 'stop.pollInterval';
  const whence = confirmMs === 0 ? interval : `${interval}, and stop.confirmFor`;
  const often = rounds === 1 ? '' : `, in each of ${rounds} rounds of ${CONCURRENT_BATCHES} batches`;
  return {
    least,
    limit: { by: 'polls', says: `A stop is proven after ${each / 1_000} s (${whence})${often}.` },
  };
}
