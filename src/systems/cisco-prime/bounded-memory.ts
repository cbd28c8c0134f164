/** What was learnt about the newest keys, up to a limit: the oldest is forgotten first. */
export class BoundedMemory<Value> {
  private readonly entries = new Map<string, Value>();

  constructor(private readonly limit = 10_000) {}

  get(key: string): Value | undefined {
    return this.entries.get(key);
  }

  set(key: string, value: Value): void {
    this.entries.delete(key);
    this.entries.set(key, value);
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.limit) return;
      this.entries.delete(oldest);
    }
  }
}
