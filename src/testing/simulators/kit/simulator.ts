import type { Barrier, BarrierState } from './barriers';
import type { FaultRule } from './fault';
import type { LedgerEntry } from './ledger';

/** What differs from vendor to vendor in the interface of a simulator. */
export interface SimulatorShape {
  /** The names of the calls. */
  readonly method: string;
  /** What a test gives to seed a task. */
  readonly newTask: object;
  /** What a test sees of a task. */
  readonly task: object;
  /** The switches. */
  readonly settings: object;
}

/** The runs of one thing that can run: all of them, the first and those the vendor started by itself included. */
export interface Runs {
  readonly count: number;
  readonly taskIds: readonly string[];
}

/** By what is run: a URI, a service, a job specification. */
export type RunsStarted = Readonly<Record<string, Runs>>;

/** What a vendor's folder brings. `input` may come from another process: all of it is checked. */
export interface SimulatorControls<Shape extends SimulatorShape> {
  /** Returns the id; throws `BadInput`. */
  addTask(input: unknown): string;
  /** Undefined when no task has this id. */
  task(id: string): Shape['task'] | undefined;
  tasks(): Shape['task'][];
  /** Any word is allowed, those the vendor does not know included. Throws `BadInput` for an unknown id. */
  setStatus(id: string, status: string): void;
  runsStarted(): RunsStarted;
  settings(): Shape['settings'];
  /** Changes the settings named and returns them all; throws `BadInput` and changes nothing. */
  configure(input: unknown): Shape['settings'];
  /** What else a test can do to this vendor's server, by name; each throws `BadInput`. */
  readonly actions?: Readonly<Record<string, (input: unknown) => unknown>>;
}

/** A simulator in this process. */
export interface Simulator<Shape extends SimulatorShape> extends SimulatorControls<Shape> {
  readonly vendor: string;
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  addTask(task: Shape['newTask']): string;
  configure(settings: Partial<Shape['settings']>): Shape['settings'];
  /** Every call so far, in the order received. */
  ledger(): LedgerEntry[];
  /** Arms a fault; throws `BadInput`. */
  fault(rule: FaultRule<Shape['method']>): void;
  /** The faults still to come. */
  faults(): FaultRule[];
  clearFaults(): void;
  /** The barrier of that name; it need not have been used yet. */
  barrier(name: string): Barrier;
  barriers(): BarrierState[];
  /** Ends timers, held requests and connections, and frees the port. May be called twice. */
  close(): Promise<void>;
}
