import type { Clock } from './clock';
import type { FaultKind } from './fault';
import type { JsonObject } from './json';

/**
 * What became of the answer: still being worked on, sent in full, kept back on purpose (or because the simulator
 * closed), or not taken because the client had gone.
 */
export type AnswerState = 'pending' | 'sent' | 'withheld' | 'client-gone';

/** One call, as it was received and as it was answered. An HTTP request with three methods makes three entries. */
export interface LedgerEntry {
  /** 1, 2, 3… in the order received. */
  readonly number: number;
  /** Which HTTP request carried the call; 1, 2, 3… */
  readonly request: number;
  /** When it was received; ISO 8601. */
  readonly at: string;
  /** The vendor's name of the call; `(refused)` when the request was refused before any call was read. */
  readonly method: string;
  readonly parameters: unknown;
  /** The fault that hit it, or null. */
  readonly fault: FaultKind | null;
  /** What changed in the simulator, e.g. `stop requested 63`; empty when nothing did. */
  effects: string[];
  /** The per-item results of the answer, or null when it had none. */
  items: JsonObject[] | null;
  /** The errors of the call as a whole. */
  errors: string[];
  answer: AnswerState;
  httpStatus: number | null;
  /** When the answer was decided; ISO 8601. */
  answeredAt: string | null;
}

/** What is known of a call when it arrives. */
export type ReceivedCall = Pick<LedgerEntry, 'request' | 'method' | 'parameters' | 'fault'>;

/** Everything a simulator was asked, written on arrival, so that a lost answer still shows. */
export class Ledger {
  private readonly written: LedgerEntry[] = [];

  constructor(private readonly clock: Clock) {}

  open(call: ReceivedCall): LedgerEntry {
    const entry: LedgerEntry = {
      number: this.written.length + 1,
      request: call.request,
      at: this.timestamp(),
      method: call.method,
      parameters: call.parameters,
      fault: call.fault,
      effects: [],
      items: null,
      errors: [],
      answer: 'pending',
      httpStatus: null,
      answeredAt: null,
    };
    this.written.push(entry);
    return entry;
  }

  settle(entry: LedgerEntry, answer: AnswerState, httpStatus: number | null): void {
    Object.assign(entry, { answer, httpStatus, answeredAt: this.timestamp() });
  }

  /** Copies: later calls do not change them. */
  entries(): LedgerEntry[] {
    return structuredClone(this.written);
  }

  private timestamp(): string {
    return new Date(this.clock.now()).toISOString();
  }
}
