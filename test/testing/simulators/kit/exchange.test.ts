import { request } from 'node:http';
import {
  jsonReply,
  startSimulator,
  virtualClock,
  type Protocol,
  type ReceivedConnection,
  type Simulator,
  type SimulatorShape,
} from '../../../../src/testing/simulators/kit';

/** A vendor with one call, which keeps what the kit tells it. */
class Toy {
  readonly connections: ReceivedConnection[] = [];
  readonly named: (string | undefined)[] = [];
  readonly ended = jest.fn();

  readonly protocol: Protocol = {
    methods: ['Look'],
    errorShapes: [],
    vendorFaults: ['upside-down'],
    headers: () => ({ Date: 'Tue, 16 May 2017 18:20:01 GMT' }),
    idOf: () => undefined,
    withStatus: (item) => item,
    read: ({ connection }) => {
      this.connections.push(connection);
      const perform = (fault?: { readonly name: string }) => {
        this.named.push(fault?.name);
        return { items: [], effects: [] };
      };
      const calls = [{ method: 'Look', parameters: null, perform }];
      return { kind: 'calls', calls, encode: () => jsonReply({}), done: this.ended };
    },
  };
}

const running: Simulator<SimulatorShape>[] = [];

async function begin(): Promise<{ toy: Toy; simulator: Simulator<SimulatorShape> }> {
  const toy = new Toy();
  const none = (): never => {
    throw new Error('Not part of this test.');
  };
  const controls = { addTask: none, task: none, tasks: none, setStatus: none, runsStarted: none };
  const settings = { settings: none, configure: none };
  const parts = { vendor: 'toy', port: 0, clock: virtualClock(), stop: () => undefined };
  const simulator = await startSimulator<SimulatorShape>({
    ...parts,
    protocol: toy.protocol,
    controls: { ...controls, ...settings },
  });
  running.push(simulator);
  return { toy, simulator };
}

afterEach(() => Promise.all(running.splice(0).map((simulator) => simulator.close())));

describe('an exchange', () => {
  it.each(['html-200', 'response-lost-after-effect', 'malformed-body'] as const)(
    'is done once after %s',
    async (kind) => {
      const { toy, simulator } = await begin();
      simulator.fault({ kind });
      await fetch(simulator.url).catch(() => undefined);
      expect(toy.ended).toHaveBeenCalledTimes(1);
    },
  );

  it('is not done while it is held', async () => {
    const { toy, simulator } = await begin();
    simulator.fault({ kind: 'hold', name: 'gate', point: 'after-effect' });
    const outgoing = request(simulator.url, { agent: false });
    outgoing.on('error', () => undefined).end();
    await simulator.barrier('gate').reached();
    outgoing.destroy();
    await new Promise((resolve) => outgoing.once('close', resolve));
    expect(toy.ended).not.toHaveBeenCalled();
    await simulator.close();
    await new Promise(setImmediate);
    expect(toy.ended).toHaveBeenCalledTimes(1);
  });

  it.each(['html-200', undefined] as const)('stamps every answer (%s)', async (kind) => {
    const { simulator } = await begin();
    if (kind) simulator.fault({ kind });
    const { headers } = await fetch(simulator.url);
    expect(headers.get('date')).toBe('Tue, 16 May 2017 18:20:01 GMT');
  });

  it("hands a vendor's own fault over", async () => {
    const { toy, simulator } = await begin();
    simulator.fault({ kind: 'vendor', name: 'upside-down' });
    for (let call = 0; call < 2; call += 1) await (await fetch(simulator.url)).text();
    expect(toy.named).toEqual(['upside-down', undefined]);
  });

  it('knows when its connection has ended', async () => {
    const { toy, simulator } = await begin();
    await (await fetch(simulator.url, { headers: { connection: 'close' } })).text();
    for (let tick = 0; tick < 1000 && !toy.connections[0]?.destroyed; tick += 1) {
      await new Promise(setImmediate);
    }
    expect(toy.connections[0]?.destroyed).toBe(true);
  });
});
