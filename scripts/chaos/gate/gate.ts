import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type GateAnswer, forward, type SeenRequest } from '../../../src/testing/contract-suite/gate/forward';
import { Barriers, type Barrier } from '../../../src/testing/simulators/kit/barriers';
import { deliver } from '../../../src/testing/simulators/kit/delivery';
import {
  type Fault,
  type FaultRule,
  type HoldPoint,
  preventsEffect,
} from '../../../src/testing/simulators/kit/fault';
import { FaultSwitchboard } from '../../../src/testing/simulators/kit/fault-switchboard';
import type { Reply } from '../../../src/testing/simulators/kit/reply';
import type { ChaosVendor, Operation } from '../vendors/chaos-vendor';
import { Doorway } from './doorway';
import { labelOf, type Place, type SeenCall } from './seen-calls';

/** Which call waits, and whether before or after its effect. */
export interface HoldPlace {
  readonly operation: Operation;
  readonly point: HoldPoint;
  /** So many calls pass first; default 0. */
  readonly after?: number;
}

/** What happens to connections after a place in the order of calls. */
export interface Outage {
  readonly place: Place;
  readonly begin: () => void;
}

/**
 * Stands between the worker and one simulator, and does to the requests of one operation what a fault of the simulators' kit says. The
 * simulator could not tell operations that share a call, nor could it refuse a connection.
 */
export class Gate {
  /** No slash at the end. */
  url = '';
  readonly doorway: Doorway;
  private readonly server = createServer((message, response) => void this.serve(message, response));
  private readonly closing = new AbortController();
  private faults = new FaultSwitchboard();
  private barriers = new Barriers();
  private seen: SeenCall[] = [];
  private outage: Outage | undefined;
  private underWay = 0;
  private next: (() => void) | undefined;

  constructor(
    private readonly vendor: Pick<ChaosVendor, 'operationOf'>,
    private readonly upstream: string,
  ) {
    this.doorway = new Doorway(this.server);
  }

  async open(): Promise<this> {
    this.url = await this.doorway.open();
    return this;
  }

  /** Every call since `calm`. */
  calls(): readonly SeenCall[] {
    return this.seen;
  }

  /** Arms a fault for the calls of one operation. */
  fault(operation: Operation, rule: FaultRule): void {
    this.faults.add({ ...rule, method: operation });
  }

  /** Does something, such as arming another fault, as soon as a fault has hit. */
  afterFault(action: () => void): void {
    this.next = action;
  }

  /** The faults still to come. */
  pending(): FaultRule[] {
    return this.faults.pending();
  }

  /** The next call of that operation, after so many others, waits until it is released. */
  hold({ operation, point, after = 0 }: HoldPlace): Barrier {
    const name = `${operation} ${point} ${after}`;
    this.fault(operation, { kind: 'hold', name, point, after });
    return this.barriers.at(name);
  }

  /** Arms what happens to connections. */
  plan(outage: Outage): void {
    this.outage = outage;
  }

  /** Whether the planned outage is still to come. */
  isPlanned(): boolean {
    return this.outage !== undefined;
  }

  /** How many requests are being worked on. */
  busy(): number {
    return this.underWay;
  }

  /** Forgets faults and calls; who waits is let go. */
  async calm(): Promise<void> {
    for (const { name } of this.barriers.list()) this.barriers.at(name).release();
    [this.faults, this.barriers, this.seen, this.outage] = [
      new FaultSwitchboard(),
      new Barriers(),
      [],
      undefined,
    ];
    this.next = undefined;
    await this.doorway.reopen();
    this.doorway.resetNext(0);
  }

  /** Ends every connection and frees the port. */
  async close(): Promise<void> {
    this.closing.abort();
    this.barriers.close();
    await this.doorway.close();
  }

  private async serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    this.underWay += 1;
    try {
      await this.pass(await readRequest(message), response);
    } catch {
      response.destroy(); // client or simulator is gone
    } finally {
      this.underWay -= 1;
    }
  }

  private async pass(request: SeenRequest, response: ServerResponse): Promise<void> {
    const operation = this.vendor.operationOf(request);
    const label = labelOf(request, operation);
    const fault = operation && this.faults.take(operation);
    if (fault) this.goOn();
    this.seen.push({ at: Date.now(), label, operation, fault: fault?.kind });
    const outage = this.outageAfter(label);
    const outlet = { response, closing: this.closing.signal, settled: () => undefined };
    await this.pause(fault, 'before-effect');
    if (fault && preventsEffect(fault)) return deliver(NO_REPLY, fault, outlet);
    const answer = await forward(this.upstream, request);
    await this.pause(fault, 'after-effect');
    if (outage) {
      response.setHeader('connection', 'close');
      outage.begin();
    }
    await deliver(replyOf(answer), fault, outlet);
    if (outage) this.server.closeIdleConnections();
  }

  private goOn(): void {
    const { next } = this;
    this.next = undefined;
    next?.();
  }

  private async pause(fault: Fault | undefined, point: HoldPoint): Promise<void> {
    if (fault?.kind === 'hold' && fault.point === point) await this.barriers.hold(fault.name);
  }

  private outageAfter(label: string): Outage | undefined {
    const { outage } = this;
    if (outage?.place.label !== label) return undefined;
    if (this.seen.filter((call) => call.label === label).length !== outage.place.nth) return undefined;
    this.outage = undefined;
    return outage;
  }
}

const NO_REPLY: Reply = { status: 200, contentType: 'text/plain', body: '' };

async function readRequest(message: IncomingMessage): Promise<SeenRequest> {
  const { method = 'GET', url = '/', headers } = message;
  return { method, path: url, headers, body: await text(message) };
}

function replyOf({ status, headers = {}, body = '' }: GateAnswer): Reply {
  const { 'content-type': contentType = 'text/plain', ...others } = headers as Record<string, string>;
  return { status, contentType, body, headers: others };
}
