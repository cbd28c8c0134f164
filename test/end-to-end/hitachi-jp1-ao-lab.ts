import type { JobSystem } from '../../src/contract';
import { hitachiJp1Ao, type HitachiJp1AoOptions } from '../../src/systems/hitachi-jp1-ao';
import { type Jp1AoSimulator, startJp1AoSimulator } from '../../src/testing/simulators/hitachi-jp1-ao';

/** A simulated JP1/AO 12 server and our adapter for it. */
export interface Jp1AoLab {
  readonly simulator: Jp1AoSimulator;
  readonly systems: Readonly<Record<'ao-lab', JobSystem>>;
  /** Runs that the simulator ever started of a task's work, the first one included. */
  readonly runs: (id: string) => number;
  /** How often a call was received. */
  readonly calls: (method: string) => number;
  /** What the calls of that name changed. */
  readonly effects: (method: string) => string[];
  close(): Promise<void>;
}

/** @param options those of the adapter that are to be others */
export async function openJp1AoLab(options: Partial<HitachiJp1AoOptions> = {}): Promise<Jp1AoLab> {
  const simulator = await startJp1AoSimulator({ firstTaskId: '9007199254740993' });
  const system = hitachiJp1Ao({
    ...{ url: simulator.url, version: 12, user: 'system', password: 'manager' },
    ...{ pollInterval: 50, settle: 100, timeout: 2_000 },
    ...options,
  });
  const received = (method: string) => simulator.ledger().filter((entry) => entry.method === method);
  return {
    simulator,
    systems: { 'ao-lab': system },
    runs: (id) => simulator.runsStarted()[id]?.count ?? 0,
    calls: (method) => received(method).length,
    effects: (method) => received(method).flatMap(({ effects }) => effects),
    close: async () => {
      await system.close?.();
      await simulator.close();
    },
  };
}
