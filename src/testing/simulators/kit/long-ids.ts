import { BadInput } from './checked-input';

const MOST = 2n ** 63n - 1_000_000_000n;

/** Ids of the type "long" as texts of digits. Each kind counts from another number, so that one is never taken for another. */
export class LongIds<Kind extends string> {
  private readonly taken = new Set<string>();
  private readonly last = new Map<Kind, bigint>();

  /** Throws `BadInput` unless `first` is a positive whole number with room after it in 64 bits. */
  constructor(
    private readonly first: string,
    private readonly distances: Readonly<Record<Kind, bigint>>,
    name = 'firstTaskId',
  ) {
    if (!/^[1-9]\d{0,18}$/.test(first) || BigInt(first) > MOST) {
      throw new BadInput(`${name} must be a positive whole number of 64 bits.`);
    }
  }

  /** The next id of that kind that nothing has taken. */
  next(kind: Kind): string {
    const id = (this.last.get(kind) ?? BigInt(this.first) + this.distances[kind] - 1n) + 1n;
    this.last.set(kind, id);
    return this.taken.has(String(id)) ? this.next(kind) : String(id);
  }

  /** Keeps an id that a test has chosen from being given again. */
  take(id: string): void {
    this.taken.add(id);
  }
}
