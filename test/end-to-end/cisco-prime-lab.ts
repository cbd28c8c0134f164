import type { JobSystem } from '../../src/contract';
import { ciscoPrime, type CiscoPrimeOptions } from '../../src/systems/cisco-prime';
import {
  type CiscoPrimeSimulator,
  type CiscoPrimeSimulatorOptions,
  type NewJob,
  startCiscoPrimeSimulator,
} from '../../src/testing/simulators/cisco-prime';

const TEMPLATE = 'Configure Interface';

/** A simulated Prime and our adapter for it. */
export interface PrimeLab {
  readonly simulator: CiscoPrimeSimulator;
  readonly systems: Readonly<Record<'prime-lab', JobSystem>>;
  /** Puts a job in, with a run that is RUNNING unless it is told otherwise. Gives `<jobId>/<runId>`. */
  readonly add: (job?: NewJob) => string;
  /** What deploys the job of a run again. */
  readonly recipe: (id: string) => { readonly [member: string]: unknown };
  /** Runs that the simulator ever started of a run's work, the first one included. */
  readonly runs: (id: string) => number;
  readonly calls: (method: string) => number;
  close(): Promise<void>;
}

interface Setup {
  readonly options?: Partial<CiscoPrimeOptions>;
  readonly simulated?: CiscoPrimeSimulatorOptions;
}

/** Without the vendor's limits, and with short times, unless they are set. */
export async function openPrimeLab({ options, simulated }: Setup = {}): Promise<PrimeLab> {
  const unlimited = { perUserThreshold: -1, totalRequestThreshold: -1 };
  const simulator = await startCiscoPrimeSimulator({ ...unlimited, stopTakesMs: 50, ...simulated });
  const system = ciscoPrime({
    ...{ url: simulator.url, user: 'nbi', password: 'nbi-password' },
    ...{ pollInterval: 100, settle: 200, timeout: '2s' },
    ...{ rateLimits: 'configured', requestsPerSecond: 500 },
    ...options,
  });
  const jobOf = (id: string) => simulator.task(id.split('/')[0] ?? '');
  return {
    simulator,
    systems: { 'prime-lab': system },
    add: (job = {}) => {
      const id = simulator.addTask({ templateName: TEMPLATE, ...job });
      return `${id}/${jobOf(id)?.runs.at(-1)?.id ?? ''}`;
    },
    recipe: (id) => deployment(jobOf(id)?.devices ?? []),
    runs: (id) => simulator.runsStarted()[jobOf(id)?.work ?? '']?.count ?? 0,
    calls: (method) => simulator.ledger().filter((entry) => entry.method === method).length,
    close: async () => {
      await system.close?.();
      await simulator.close();
    },
  };
}

function deployment(devices: readonly string[]) {
  const targetDevice = devices.map((targetDeviceID) => ({ targetDeviceID }));
  return {
    operation: 'cliTemplateConfiguration/deployTemplateThroughJob',
    jobType: 'CliTemplateDeployIOSDevices',
    body: { cliTemplateCommand: { targetDevices: { targetDevice }, templateName: TEMPLATE } },
  };
}
