import type { Barriers } from './barriers';
import { changesDelivery, deliver, withhold, type Outlet } from './delivery';
import { preventsEffect, type Fault, type HoldPoint, type VendorFault } from './fault';
import type { FaultSwitchboard } from './fault-switchboard';
import { spoilItems } from './item-faults';
import type { Ledger, LedgerEntry } from './ledger';
import type { CallResult, Protocol, ReadCall, Reading } from './protocol';
import type { Reply } from './reply';
import { send } from './send';
import type { ReceivedRequest } from './received-request';
import type { ServerResponse } from 'node:http';

/** What an exchange runs with. */
export interface ExchangeParts {
  readonly protocol: Protocol;
  readonly ledger: Ledger;
  readonly faults: FaultSwitchboard;
  readonly barriers: Barriers;
  readonly closing: AbortSignal;
}

interface OpenCall {
  readonly call: ReadCall;
  readonly fault: Fault | undefined;
  readonly entry: LedgerEntry;
}

/** From a request to its answer: read, hold, perform, hold, deliver; every step leaves its trace in the ledger. */
export class Exchanges {
  private requests = 0;

  constructor(private readonly parts: ExchangeParts) {}

  async serve(request: ReceivedRequest, response: ServerResponse): Promise<void> {
    const number = (this.requests += 1);
    const reading = this.parts.protocol.read(request);
    if (reading.kind === 'refused') return this.refuse(reading, number, response);
    const open = reading.calls.map((call) => this.open(call, number));
    try {
      await this.run(reading, open, this.outlet(open, response));
    } finally {
      reading.done?.();
    }
  }

  private refuse(reading: Reading & { kind: 'refused' }, request: number, response: ServerResponse): void {
    const { parameters, reply } = reading;
    const entry = this.parts.ledger.open({ request, method: '(refused)', parameters, fault: null });
    this.stamp(response);
    send(reply, this.outlet([{ entry }], response));
  }

  private open(call: ReadCall, request: number): OpenCall {
    const fault = this.parts.faults.take(call.method);
    const { method, parameters } = call;
    const entry = this.parts.ledger.open({ request, method, parameters, fault: fault?.kind ?? null });
    return { call, fault, entry };
  }

  private outlet(calls: readonly Pick<OpenCall, 'entry'>[], response: ServerResponse): Outlet {
    const { ledger, closing } = this.parts;
    return {
      response,
      closing,
      settled: (answer, status) => calls.forEach(({ entry }) => ledger.settle(entry, answer, status)),
    };
  }

  private async run(
    reading: Reading & { kind: 'calls' },
    calls: readonly OpenCall[],
    outlet: Outlet,
  ): Promise<void> {
    const faults = calls.flatMap(({ fault }) => fault ?? []);
    if (!(await this.pass('before-effect', faults))) return withhold(outlet);
    const early = faults.find(preventsEffect);
    if (early) return this.deliver({ status: 200, contentType: '', body: '' }, early, outlet);
    const results = calls.map((call) => this.perform(call));
    if (!(await this.pass('after-effect', faults))) return withhold(outlet);
    return this.deliver(reading.encode(results), faults.find(changesDelivery), outlet);
  }

  private deliver(reply: Reply, fault: Fault | undefined, outlet: Outlet): Promise<void> {
    this.stamp(outlet.response);
    return deliver(reply, fault, outlet);
  }

  /** The headers of every answer; those of the reply itself go before them. */
  private stamp(response: ServerResponse): void {
    const headers = this.parts.protocol.headers?.() ?? {};
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  }

  /** Waits at every barrier of this point; false when the simulator closes meanwhile. */
  private async pass(point: HoldPoint, faults: readonly Fault[]): Promise<boolean> {
    for (const fault of faults) {
      if (fault.kind !== 'hold' || fault.point !== point) continue;
      if ((await this.parts.barriers.hold(fault.name)) === 'abandoned') return false;
    }
    return true;
  }

  private perform({ call, fault, entry }: OpenCall): CallResult {
    const result = fault?.kind === 'method-errors' ? failed(fault) : call.perform(ofVendor(fault));
    const items = result.items && spoilItems(result.items, fault, this.parts.protocol);
    Object.assign(entry, {
      effects: [...result.effects],
      items: items && structuredClone([...items]),
      errors: [...(result.errors ?? [])],
    });
    return { ...result, items };
  }
}

function ofVendor(fault: Fault | undefined): VendorFault | undefined {
  return fault?.kind === 'vendor' ? fault : undefined;
}

function failed({ texts, shape }: Fault & { kind: 'method-errors' }): CallResult {
  return { items: null, effects: [], errors: texts, ...(shape !== undefined && { shape }) };
}
