import type { JobSystem } from '../../src/contract';
import { huaweiDrs, type HuaweiDrsOptions } from '../../src/systems/huawei-drs';
import {
  startDrsSimulator,
  type DrsSimulator,
  type DrsSimulatorOptions,
} from '../../src/testing/simulators/huawei-drs';

/** A simulated DRS region and our adapter for it. */
export interface DrsLab {
  readonly simulator: DrsSimulator;
  readonly systems: Readonly<Record<'drs-lab', JobSystem>>;
  /** The same system as a settings file names it. */
  readonly settings: object;
  /** Starts that the simulator ever counted of a task's work, the first one included. */
  readonly runs: (id: string) => number;
  /** How often a call was received. */
  readonly calls: (method: string) => number;
  /** What calls of DRS changed, in order; those of one name where one is given. */
  readonly effects: (method?: string) => string[];
  close(): Promise<void>;
}

/** What is not to be as it is by default. */
export interface DrsLabOptions {
  readonly adapter?: Partial<HuaweiDrsOptions>;
  readonly region?: DrsSimulatorOptions;
}

const IAM = { user: 'operator', password: 'simulated-password', account: 'ACCOUNT', project: 'cn-north-4' };
const QUICK = { pollInterval: 50, settle: 100, timeout: 2_000, connectTimeout: 300, requestsPerSecond: 500 };

export async function openDrsLab({ adapter, region }: DrsLabOptions = {}): Promise<DrsLab> {
  const simulator = await startDrsSimulator(region);
  const { url } = simulator;
  const options = { url, iam: { ...IAM, url }, ...QUICK };
  const system = huaweiDrs({ ...options, ...adapter });
  const received = (method?: string) =>
    simulator.ledger().filter((entry) => (method ?? entry.method) === entry.method);
  return {
    simulator,
    systems: { 'drs-lab': system },
    settings: { vendor: 'huawei-drs', ...options },
    runs: (id) => simulator.runsStarted()[id]?.count ?? 0,
    calls: (method) => received(method).length,
    effects: (name) =>
      received(name).flatMap(({ method, effects }) => (method.startsWith('iam.') ? [] : effects)),
    close: async () => {
      await system.close?.();
      await simulator.close();
    },
  };
}
