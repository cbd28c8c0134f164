import type { LedgerEntry } from '../contract';

/** An entry without what the ledger adds itself. */
export type LedgerNote = Omit<LedgerEntry, 'at' | 'system'>;

/** Everything that one batch did and decided, in order. Kept by the workflow, so it is the same in every replay. */
export class Ledger {
  readonly entries: LedgerEntry[] = [];

  constructor(private readonly system: string) {}

  note(note: LedgerNote): void {
    this.entries.push({ at: new Date(Date.now()).toISOString(), system: this.system, ...note });
  }
}

/** How many of the words there are of each, as text: `accepted 2, refused 1`. */
export function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${word} ${count}`).join(', ');
}
