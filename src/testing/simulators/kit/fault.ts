/** Where a held request waits: received but nothing done, or done but not answered. */
export type HoldPoint = 'before-effect' | 'after-effect';

/** What only one vendor's simulator can do wrong; the README of its folder lists the names. */
export interface VendorFault {
  readonly kind: 'vendor';
  readonly name: string;
  /** The things it concerns; default all that the call is about. */
  readonly ids?: readonly string[];
}

/** What goes wrong with one call. "Before the effect" means the simulator received the call and did nothing. */
export type Fault =
  /** The effect takes place; then the socket is destroyed. */
  | { readonly kind: 'response-lost-after-effect' }
  /** The socket is destroyed; nothing is done. */
  | { readonly kind: 'response-lost-before-effect' }
  /** An HTTP error page; the effect takes place only with `afterEffect`. */
  | {
      readonly kind: 'status';
      readonly httpStatus: number;
      readonly body?: string;
      readonly contentType?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly afterEffect?: boolean;
    }
  /** The right answer, late; with `drip` its head comes at once and its body byte by byte until the delay is over. */
  | { readonly kind: 'slow'; readonly delayMs: number; readonly drip?: boolean }
  /** The items rotated by one, so that of two or more none is in its place. */
  | { readonly kind: 'shuffled-items' }
  /** The answer leaves these items out; without `ids` all of them. */
  | { readonly kind: 'missing-items'; readonly ids?: readonly string[] }
  /** The status of these items (without `ids` of all) reads `word`. */
  | { readonly kind: 'unknown-status'; readonly word: string; readonly ids?: readonly string[] }
  /** Half of the JSON text, correctly framed. */
  | { readonly kind: 'malformed-body' }
  /** Half of the announced bytes, then the end of the connection. */
  | { readonly kind: 'truncated-body' }
  /** At least that many bytes, chunked. */
  | { readonly kind: 'oversized-body'; readonly bytes: number }
  /** 200 with a web page, as a login page or a proxy sends it. */
  | { readonly kind: 'html-200' }
  /** The right body announced as text/plain. */
  | { readonly kind: 'wrong-content-type' }
  /** The vendor's error for a whole call, in the vendor's default shape or the one named; nothing is done. */
  | { readonly kind: 'method-errors'; readonly texts: readonly string[]; readonly shape?: string }
  | VendorFault
  /** The request waits at the barrier of that name until it is released. Then it goes on, its client alive or not. */
  | { readonly kind: 'hold'; readonly name: string; readonly point: HoldPoint };

/** The names of the faults. */
export type FaultKind = Fault['kind'];

/** A fault and the calls that it hits. */
export type FaultRule<Method extends string = string> = Fault & {
  /** Default: every method. */
  readonly method?: Method;
  /** How many calls it hits; default 1. */
  readonly times?: number;
  /** How many matching calls, from now on, it leaves alone first; default 0. */
  readonly after?: number;
};

/** True when the call must not do anything. */
export function preventsEffect(fault: Fault): boolean {
  if (fault.kind === 'status') return fault.afterEffect !== true;
  return fault.kind === 'response-lost-before-effect';
}
