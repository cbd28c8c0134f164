import type { RemoteSimulator } from '../../../src/testing/simulators/kit';
import type { Gate } from '../gate/gate';
import type { ChaosVendor } from '../vendors/chaos-vendor';

/** Where one cell at a time is played: a system of the worker, behind a gate of its own. */
export interface Seat {
  /** The name of the system in the worker's settings. */
  readonly system: string;
  readonly vendor: ChaosVendor;
  readonly gate: Gate;
  readonly simulator: RemoteSimulator;
  /** Every work that some cell has put on this simulator. */
  readonly works: Set<string>;
}
