import { LongIds } from '../../kit';

/** What has ids of its own; each kind counts from another number, so that one is never taken for another. */
const DISTANCES = { task: 0n, schedule: 500_000n, property: 700_000n, history: 900_000n, named: 950_000n };

type Kind = keyof typeof DISTANCES;

/** Ids of the API's type "long" as texts of digits. */
export class Ids extends LongIds<Kind> {
  private readonly named = new Map<string, string>();

  /** Throws `BadInput` unless it is a positive whole number with room after it in 64 bits. */
  constructor(first: string) {
    super(first, DISTANCES);
  }

  /** The same id for the same name: of a service, its template, its group. */
  of(name: string): string {
    const id = this.named.get(name) ?? this.next('named');
    this.named.set(name, id);
    return id;
  }
}
