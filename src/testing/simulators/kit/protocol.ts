import type { VendorFault } from './fault';
import type { JsonObject } from './json';
import type { ReceivedRequest } from './received-request';
import type { Reply } from './reply';

/** What a call came to. */
export interface CallResult {
  /** One element per thing asked for; null when the call as a whole failed. */
  readonly items: readonly JsonObject[] | null;
  /** What changed, in words; empty when nothing did. */
  readonly effects: readonly string[];
  /** Errors of the call as a whole; absent when the vendor would not send the member. */
  readonly errors?: readonly string[];
  /** How errors are shown, in the vendor's list of shapes; absent: as the settings say. */
  readonly shape?: string;
}

/** One call that a request carries. Nothing happens before `perform`. */
export interface ReadCall {
  readonly method: string;
  readonly parameters: unknown;
  /** `fault` is what only this vendor's simulator can do wrong, when such a rule hits the call. */
  perform(fault?: VendorFault): CallResult;
}

/** A request as the vendor understands it: turned away, or calls and the way to answer them. */
export type Reading =
  | { readonly kind: 'refused'; readonly reply: Reply; readonly parameters: unknown }
  | {
      readonly kind: 'calls';
      readonly calls: readonly ReadCall[];
      /** The answer to the calls; as many results as calls, in their order. */
      encode(results: readonly CallResult[]): Reply;
      /** Called once, when the simulator has done all it does for this request: answered it, or given it up. */
      done?(): void;
    };

/** All that the kit must know of a vendor's wire format. */
export interface Protocol {
  /** The calls that exist; fault rules name them. */
  readonly methods: readonly string[];
  /** The ways to show an error of a whole call; fault rules name them. */
  readonly errorShapes: readonly string[];
  /** The faults of the kind `vendor`; default none. */
  readonly vendorFaults?: readonly string[];
  /** Headers of every answer, those of spoilt ones included; read when the answer is made. */
  headers?(): Readonly<Record<string, string>>;
  read(request: ReceivedRequest): Reading;
  /** The id of an item of an answer, if it has one. */
  idOf(item: JsonObject): string | undefined;
  /** The item with another status word; the same item if it has none. */
  withStatus(item: JsonObject, word: string): JsonObject;
}
