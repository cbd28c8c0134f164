import type { Buffer } from 'node:buffer';
import type { LastingSignal } from '../contract';
import { brokenExchange, TimeLimit } from './broken-exchange';
import type { HttpRequest, HttpResponse } from './message';
import { ResponseBody, UnacceptableAnswer, type RawHeaders } from './response-body';

/** What one exchange needs to know. Times in milliseconds. */
export interface ExchangePlan {
  readonly request: HttpRequest;
  readonly url: URL;
  readonly signal: LastingSignal;
  readonly secrets: readonly string[];
  /** How long to wait for a connected socket. */
  readonly waitMs: number;
  /** How long everything after that may take. */
  readonly exchangeMs: number;
  readonly maxBytes: number;
}

/** The hold on a request that is on its socket. */
interface SocketHold {
  abort(reason: Error): void;
}

/**
 * One exchange, as the handler of its events. `onRequestStart` is the watershed: it comes right before the first byte is handed to a
 * socket, so all that breaks earlier had no effect, and whatever breaks later may have had one.
 */
export class ExchangeRun {
  /** Settles once, with the complete answer, a `SystemError`, or the signal's reason. */
  readonly answer: Promise<HttpResponse>;
  private resolve: (response: HttpResponse) => void = () => {};
  private reject: (reason: unknown) => void = () => {};
  private readonly body: ResponseBody;
  private timer: NodeJS.Timeout;
  private hold: SocketHold | undefined;
  private settled = false;

  constructor(private readonly plan: ExchangePlan) {
    this.body = new ResponseBody(plan.maxBytes);
    this.answer = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.timer = this.limit(plan.waitMs, 'got no connection');
    plan.signal.addEventListener('abort', this.onAbort, { once: true });
  }

  /** Throwing here keeps the request off the socket. */
  onRequestStart(hold: SocketHold): void {
    if (this.settled) throw new Error('Nobody waits for this exchange any more.');
    if (this.hold) throw new Error('A request is never sent a second time.');
    this.requireRight();
    this.hold = hold;
    clearTimeout(this.timer);
    this.timer = this.limit(this.plan.exchangeMs, 'got no complete answer');
  }

  onResponseStart(_hold: SocketHold, status: number, headers: RawHeaders): void {
    if (status >= 200) this.orBreak(() => this.body.start(status, headers));
  }

  onResponseData(_hold: SocketHold, chunk: Buffer): void {
    this.orBreak(() => this.body.add(chunk));
  }

  onResponseEnd(): void {
    if (this.settle()) this.resolve(this.body.response(this.plan.request.call));
  }

  onResponseError(_hold: SocketHold | undefined, error: Error): void {
    this.break(error);
  }

  private readonly onAbort = (): void => {
    if (this.settle()) this.reject(this.plan.signal.reason);
    this.hold?.abort(new Error('The exchange was cancelled.'));
  };

  private requireRight(): void {
    try {
      this.plan.signal.mayBegin?.();
    } catch (error) {
      if (this.settle()) this.reject(error);
      throw error;
    }
  }

  private limit(milliseconds: number, what: string): NodeJS.Timeout {
    return setTimeout(() => this.break(new TimeLimit(`${what} within ${milliseconds} ms`)), milliseconds);
  }

  private orBreak(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof UnacceptableAnswer)) throw error;
      this.break(error);
    }
  }

  private break(error: Error): void {
    if (!this.settle()) return;
    this.reject(brokenExchange({ ...this.plan, sent: this.hold !== undefined, error }));
    this.hold?.abort(error);
  }

  /** True for the first caller only. */
  private settle(): boolean {
    if (this.settled) return false;
    this.settled = true;
    clearTimeout(this.timer);
    this.plan.signal.removeEventListener('abort', this.onAbort);
    return true;
  }
}
