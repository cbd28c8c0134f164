import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type GateAnswer, forward, type SeenRequest } from '../../../src/testing/contract-suite/gate/forward';
import { deliver } from '../../../src/testing/simulators/kit/delivery';
import { preventsEffect } from '../../../src/testing/simulators/kit/fault';
import type { Reply } from '../../../src/testing/simulators/kit/reply';
import type { ChaosVendor } from '../vendors/chaos-vendor';
import { Doorway } from './doorway';
import { FaultScript } from './fault-script';
import { labelOf } from './seen-calls';

/**
 * Stands between the worker and one simulator, and does to the requests of one operation what a fault of the simulators' kit says. The
 * simulator could not tell operations that share a call, nor could it refuse a connection.
 */
export class Gate extends FaultScript {
  /** No slash at the end. */
  url = '';
  readonly doorway: Doorway;
  private readonly server = createServer((message, response) => void this.serve(message, response));
  private readonly closing = new AbortController();
  private underWay = 0;
  private gone = 0;

  constructor(
    private readonly vendor: Pick<ChaosVendor, 'operationOf'>,
    private readonly upstream: string,
  ) {
    super();
    this.doorway = new Doorway(this.server);
  }

  async open(): Promise<this> {
    this.url = await this.doorway.open();
    return this;
  }

  /** How many requests are being worked on. */
  busy(): number {
    return this.underWay;
  }

  /** How many clients have gone without their answer since `calm`: they can get it no more. */
  abandoned(): number {
    return this.gone;
  }

  /** Forgets faults and calls; who waits is let go. */
  async calm(): Promise<void> {
    this.forget();
    this.gone = 0;
    await this.doorway.reopen();
    this.doorway.resetNext(0);
  }

  /** Ends every connection and frees the port. */
  async close(): Promise<void> {
    this.closing.abort();
    this.giveUp();
    await this.doorway.close();
  }

  private async serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    this.underWay += 1;
    response.once('close', () => {
      if (!response.writableEnded) this.gone += 1;
    });
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
    const { fault, outage } = this.take(labelOf(request, operation), operation);
    const outlet = { response, closing: this.closing.signal, settled: () => undefined };
    await this.pause(fault, 'before-effect');
    if (fault && preventsEffect(fault)) return deliver(NO_REPLY, fault, outlet);
    const answer = await forward(this.upstream, request);
    await this.pause(fault, 'after-effect');
    if (outage) {
      response.setHeader('connection', 'close');
      this.begin(outage);
    }
    await deliver(replyOf(answer), fault, outlet);
    if (outage) this.server.closeIdleConnections();
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
