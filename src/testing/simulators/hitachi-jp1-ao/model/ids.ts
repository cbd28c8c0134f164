import { BadInput } from '../../kit';

/** What has ids of its own; each kind counts from another number, so that one is never taken for another. */
const DISTANCES = { task: 0n, schedule: 500_000n, property: 700_000n, history: 900_000n, named: 950_000n };

type Kind = keyof typeof DISTANCES;

const MOST = 2n ** 63n - 1_000_000_000n;

/** Ids of the API's type "long" as texts of digits. */
export class Ids {
  private readonly taken = new Set<string>();
  private readonly last = new Map<Kind, bigint>();
  private readonly named = new Map<string, string>();

  /** Throws `BadInput` unless it is a positive whole number with room after it in 64 bits. */
  constructor(private readonly first: string) {
    if (!/^[1-9]\d{0,18}$/.test(first) || BigInt(first) > MOST) {
      throw new BadInput('firstTaskId must be a positive whole number of 64 bits.');
    }
  }

  /** The next id of that kind that no task has taken. */
  next(kind: Kind): string {
    const id = (this.last.get(kind) ?? BigInt(this.first) + DISTANCES[kind] - 1n) + 1n;
    this.last.set(kind, id);
    return kind === 'task' && this.taken.has(String(id)) ? this.next(kind) : String(id);
  }

  /** Keeps an id that a test has chosen from being given again. */
  take(id: string): void {
    this.taken.add(id);
  }

  /** The same id for the same name: of a service, its template, its group. */
  of(name: string): string {
    const id = this.named.get(name) ?? this.next('named');
    this.named.set(name, id);
    return id;
  }
}
