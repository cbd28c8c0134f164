import type { BarrierState } from './barriers';
import { controlRequest } from './control-request';
import type { FaultRule } from './fault';
import type { LedgerEntry } from './ledger';
import type { RunsStarted, Simulator, SimulatorShape } from './simulator';

type Later<Function_> = Function_ extends (...parameters: infer Parameters_) => infer Result
  ? (...parameters: Parameters_) => Promise<Result>
  : never;

/** A barrier in another process. */
export interface RemoteBarrier {
  /** As in the process itself; waits as long as it takes. */
  reached(count?: number): Promise<void>;
  release(): Promise<number>;
}

/** A simulator in another process: the same methods, each answering later and rejecting with the simulator's sentence. */
export type RemoteSimulator<Shape extends SimulatorShape = SimulatorShape> = {
  readonly [
    Method in keyof Omit<Simulator<Shape>, 'vendor' | 'url' | 'barrier' | 'actions' | 'close'>
  ]: Later<Simulator<Shape>[Method]>;
} & {
  readonly url: string;
  barrier(name: string): RemoteBarrier;
  /** What only this vendor's simulator can do, by its name there; resolves with null when it returns nothing. */
  act(name: string, input?: object): Promise<unknown>;
};

/** Speaks to the simulator at that address; name the vendor's shape to have its types. Nothing is sent yet. */
export function connectToSimulator<Shape extends SimulatorShape = SimulatorShape>(
  url: string,
): RemoteSimulator<Shape> {
  const ask = controlRequest(url);
  // The simulator at the other end is trusted to be of this shape and version.
  const get = <T>(path: string): Promise<T> => ask('GET', path) as Promise<T>;
  return {
    url,
    ledger: () => get<LedgerEntry[]>('ledger'),
    tasks: () => get<Shape['task'][]>('tasks'),
    task: async (id) => (await get<Shape['task'] | null>(`tasks/${encodeURIComponent(id)}`)) ?? undefined,
    addTask: async (task: unknown) => ((await ask('POST', 'tasks', task)) as { id: string }).id,
    setStatus: async (id, status) =>
      void (await ask('POST', `tasks/${encodeURIComponent(id)}/status`, { status })),
    runsStarted: () => get<RunsStarted>('runs'),
    settings: () => get<Shape['settings']>('settings'),
    configure: (settings: unknown) => ask('POST', 'settings', settings) as Promise<Shape['settings']>,
    fault: async (rule) => void (await ask('POST', 'faults', rule)),
    faults: () => get<FaultRule[]>('faults'),
    clearFaults: async () => void (await ask('DELETE', 'faults')),
    barriers: () => get<BarrierState[]>('barriers'),
    barrier: (name) => remoteBarrier(ask, name),
    act: (name, input = {}) => ask('POST', `actions/${encodeURIComponent(name)}`, input),
  };
}

function remoteBarrier(ask: ReturnType<typeof controlRequest>, name: string): RemoteBarrier {
  const path = `barriers/${encodeURIComponent(name)}`;
  return {
    reached: async (count = 1) => void (await ask('GET', `${path}/reached?count=${count}`)),
    release: async () => ((await ask('POST', `${path}/release`)) as { released: number }).released,
  };
}
