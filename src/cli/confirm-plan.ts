import type { PlanInput } from '../contract';
import type { Call } from './command';
import { confirm } from './confirm';
import { irreversibleSteps } from './plan-file';

/** Asks before a plan some of whose steps may stop jobs in a way that cannot be undone. Throws `CommandFailure` when nobody says yes. */
export async function confirmIrreversible(
  plan: PlanInput,
  call: Call<{ readonly yes?: boolean }>,
): Promise<void> {
  const steps = irreversibleSteps(plan);
  if (steps.length === 0) return;
  const what = `Stops that cannot be undone are allowed in ${steps.join(', ')}. The very same jobs may never run again.`;
  await confirm({ what, yes: call.options.yes }, call);
}
