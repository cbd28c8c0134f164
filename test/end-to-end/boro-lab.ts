import { elecardBoroVod } from '../../src/systems';
import type { JobSystem } from '../../src/contract';
import { type BoroVodSimulator, startBoroVodSimulator } from '../../src/testing/simulators/elecard-boro-vod';

/** A simulated Boro VoD server and our adapter for it: what most end-to-end tests work on. */
export interface BoroLab {
  readonly simulator: BoroVodSimulator;
  readonly systems: Readonly<Record<'boro-lab', JobSystem>>;
  /** Runs that the simulator ever started for a job's file, the first one included. */
  readonly runs: (uri: string) => number;
  /** How often a method was called. */
  readonly calls: (method: string) => number;
  close(): Promise<void>;
}

export async function openBoroLab(): Promise<BoroLab> {
  const simulator = await startBoroVodSimulator();
  const system = elecardBoroVod({
    url: simulator.url,
    userId: 1,
    projectId: 2,
    pollInterval: 50,
    settle: 100,
    automaticRestarts: { attempts: 3, watch: 300 },
    connectTimeout: 300,
    timeout: 2_000,
  });
  return {
    simulator,
    systems: { 'boro-lab': system },
    runs: (uri) => simulator.runsStarted()[uri]?.count ?? 0,
    calls: (method) => simulator.ledger().filter((entry) => entry.method === method).length,
    close: async () => {
      await system.close?.();
      await simulator.close();
    },
  };
}
