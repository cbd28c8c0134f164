import assert from 'node:assert/strict';
import type { BegunRerun, CallContext, RerunIntent, RerunMatch, RerunReceipt } from '../../../contract';
import type { Bench } from '../bench';
import { waitFor } from '../patience';

/** A receipt after which there is nothing more to do. */
export type FinalReceipt = Exclude<RerunReceipt, { outcome: 'underway' }>;

/** Submits a rerun and takes it step by step to its end. Rejects with what the submission or a step rejects with. */
export async function driveRerun(
  bench: Bench,
  intent: RerunIntent,
  call: CallContext = bench.call,
): Promise<FinalReceipt> {
  const receipt = await bench.system.submitRerun(intent, call);
  return receipt.outcome === 'underway' ? finish(bench, { ...intent, step: receipt.step }, call) : receipt;
}

/** Goes on with a rerun that a search found half done; one that is finished needs nothing. */
export async function finishFound(bench: Bench, intent: RerunIntent, { step }: RerunMatch): Promise<void> {
  if (step !== undefined) await finish(bench, { ...intent, step }, bench.call);
}

async function finish(bench: Bench, begun: BegunRerun, call: CallContext): Promise<FinalReceipt> {
  const { system, patienceMs } = bench;
  const { capabilities } = system;
  assert.ok('continueReruns' in system, 'a rerun is underway, but the adapter has no continueReruns');
  let { step } = begun;
  const receipt = await waitFor({
    what: 'the end of a rerun that is underway',
    patienceMs: capabilities.rerun.settleMs + patienceMs,
    look: async () => {
      const [next] = (await system.continueReruns?.([{ ...begun, step }], call)) ?? [];
      if (next?.outcome === 'underway') step = next.step;
      return next;
    },
    isThere: (next) => next?.outcome !== 'underway',
  });
  assert.ok(receipt && receipt.outcome !== 'underway', 'there is no receipt');
  return receipt;
}
