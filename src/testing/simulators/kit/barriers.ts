/** The place where requests wait that a `hold` fault caught. */
export interface Barrier {
  /** Resolves when that many requests (default 1) have ever arrived here; rejects when the simulator closes first. */
  reached(count?: number): Promise<void>;
  /** Lets those go that wait now and says how many they were; who arrives later waits again. */
  release(): number;
}

/** What a barrier looks like from outside. */
export interface BarrierState {
  readonly name: string;
  readonly arrivals: number;
  readonly waiting: number;
}

/** How a wait ended: let go by the test, or given up because the simulator closes. */
export type HoldEnd = 'released' | 'abandoned';

interface Watcher {
  readonly count: number;
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

interface Gate {
  arrivals: number;
  waiting: ((end: HoldEnd) => void)[];
  watchers: Watcher[];
}

/** The barriers of one simulator, by name. */
export class Barriers {
  private readonly gates = new Map<string, Gate>();
  private closed = false;

  at(name: string): Barrier {
    const gate = this.gate(name);
    return { reached: (count = 1) => this.watch(gate, count), release: () => this.letGo(gate, 'released') };
  }

  list(): BarrierState[] {
    return [...this.gates].map(([name, gate]) => ({
      name,
      arrivals: gate.arrivals,
      waiting: gate.waiting.length,
    }));
  }

  /** Waits at the barrier. */
  hold(name: string): Promise<HoldEnd> {
    if (this.closed) return Promise.resolve('abandoned');
    const gate = this.gate(name);
    gate.arrivals += 1;
    const wait = new Promise<HoldEnd>((resolve) => gate.waiting.push(resolve));
    const [arrived, early] = partition(gate.watchers, (watcher) => watcher.count <= gate.arrivals);
    gate.watchers = early;
    for (const watcher of arrived) watcher.resolve();
    return wait;
  }

  /** Ends every wait, on both sides of every barrier. */
  close(): void {
    this.closed = true;
    for (const [name, gate] of this.gates) {
      this.letGo(gate, 'abandoned');
      for (const watcher of gate.watchers) watcher.reject(closedBefore(name));
      gate.watchers = [];
    }
  }

  private gate(name: string): Gate {
    const gate = this.gates.get(name) ?? { arrivals: 0, waiting: [], watchers: [] };
    this.gates.set(name, gate);
    return gate;
  }

  private watch(gate: Gate, count: number): Promise<void> {
    if (gate.arrivals >= count) return Promise.resolve();
    if (this.closed) return Promise.reject(closedBefore('asked for'));
    const reached = new Promise<void>((resolve, reject) => gate.watchers.push({ count, resolve, reject }));
    // Nobody needs to look at this promise: closing must not end the process with an unhandled rejection.
    reached.catch(() => undefined);
    return reached;
  }

  private letGo(gate: Gate, end: HoldEnd): number {
    const released = gate.waiting.splice(0);
    for (const resolve of released) resolve(end);
    return released.length;
  }
}

function closedBefore(name: string): Error {
  return new Error(`The simulator closed before a request reached the barrier ${name}.`);
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
