import { Barriers } from './barriers';
import type { Clock } from './clock';
import { answerControl, isControlPath } from './control-api';
import { Exchanges } from './exchange';
import type { FaultRule } from './fault';
import { checkFaultRule } from './fault-rule-check';
import { FaultSwitchboard } from './fault-switchboard';
import { startHttpServer, type HttpServer } from './http-server';
import { Ledger } from './ledger';
import type { Protocol } from './protocol';
import { receive } from './received-request';
import { send } from './send';
import type { Simulator, SimulatorControls, SimulatorShape } from './simulator';

/** What a vendor's folder puts together. */
export interface SimulatorParts<Shape extends SimulatorShape> {
  readonly vendor: string;
  /** 0 lets the machine choose. */
  readonly port: number;
  readonly clock: Clock;
  readonly protocol: Protocol;
  readonly controls: SimulatorControls<Shape>;
  /** Ends the vendor's timers. */
  stop(): void;
}

/** Starts a simulator on 127.0.0.1. Rejects when the port is taken. */
export async function startSimulator<Shape extends SimulatorShape>(
  parts: SimulatorParts<Shape>,
): Promise<Simulator<Shape>> {
  const machinery = {
    protocol: parts.protocol,
    ledger: new Ledger(parts.clock),
    faults: new FaultSwitchboard(),
    barriers: new Barriers(),
    closing: new AbortController(),
  };
  const exchanges = new Exchanges({ ...machinery, closing: machinery.closing.signal });
  const server = await startHttpServer(parts.port, async (message, response) => {
    const request = await receive(message);
    if (!isControlPath(request.path)) return exchanges.serve(request, response);
    send(await answerControl(request, simulator), { response, settled: () => undefined });
  });
  const simulator = assemble(parts, machinery, server);
  return simulator;
}

interface Machinery {
  readonly protocol: Protocol;
  readonly ledger: Ledger;
  readonly faults: FaultSwitchboard;
  readonly barriers: Barriers;
  readonly closing: AbortController;
}

function assemble<Shape extends SimulatorShape>(
  parts: SimulatorParts<Shape>,
  { protocol, ledger, faults, barriers, closing }: Machinery,
  server: HttpServer,
): Simulator<Shape> {
  return {
    ...parts.controls,
    vendor: parts.vendor,
    url: server.url,
    ledger: () => ledger.entries(),
    fault: (rule: FaultRule) => faults.add(checkFaultRule(rule, protocol)),
    faults: () => faults.pending(),
    clearFaults: () => faults.clear(),
    barrier: (name) => barriers.at(name),
    barriers: () => barriers.list(),
    async close() {
      closing.abort();
      parts.stop();
      barriers.close();
      await server.close();
    },
  };
}
