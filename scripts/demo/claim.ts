import type { RemediatedJob } from '../../src/client';
import type { LedgerEntry } from '../../src/testing/simulators/kit';

/** What a simulator's ledger must show of a job beyond the counts. */
export interface Claim {
  /** A sentence for people. */
  readonly says: string;
  /** Whether the ledger shows it; the result says how the job was rerun. */
  readonly isShownBy: (ledger: readonly LedgerEntry[], result: RemediatedJob) => boolean;
}

/** Whether the simulator noted effects that begin with these words, in this order; others may come in between. */
export function tookEffect(ledger: readonly LedgerEntry[], beginnings: readonly string[]): boolean {
  const effects = ledger.flatMap((entry) => entry.effects);
  let from = 0;
  return beginnings.every((beginning) => {
    const found = effects.findIndex(
      (effect, index) => index >= from && (effect === beginning || effect.startsWith(`${beginning} `)),
    );
    from = found + 1;
    return found >= 0;
  });
}
