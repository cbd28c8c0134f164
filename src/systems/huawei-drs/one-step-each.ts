import { type BegunRerun, canRetryHelp, type RerunReceipt, SystemError } from '../../contract';
import { fewAtOnce } from '../shared/few-at-once';
import { underway } from './receipts';

/**
 * Takes each rerun one step further, a few at once. Of several, one whose step failed without effect and may succeed later stays where it is,
 * and says why: its failure, thrown, would put the others in doubt. A single one throws, with the time to wait that DRS names.
 */
export function oneStepEach(
  begun: readonly BegunRerun[],
  takeStep: (rerun: BegunRerun) => Promise<RerunReceipt>,
): Promise<RerunReceipt[]> {
  if (begun.length === 1) return fewAtOnce(begun, takeStep);
  return fewAtOnce(begun, async (rerun) => {
    try {
      return await takeStep(rerun);
    } catch (error) {
      return stillAt(rerun, error);
    }
  });
}

function stillAt({ step }: BegunRerun, error: unknown): RerunReceipt {
  if (!(error instanceof SystemError) || error.effect !== 'none' || !canRetryHelp(error.kind)) throw error;
  return underway(step, error.call, error.message);
}
