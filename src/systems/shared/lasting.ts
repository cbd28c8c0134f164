import type { CallContext } from '../../contract';
import type { Exchange } from '../../http';

/**
 * For the one exchange that submits, where requests wait for their turn: while it waits it can still be given up, and from its turn on it
 * is never aborted. With `call.lasting` alone it would be sent long after everybody has stopped wanting it.
 */
export class LastingSignals {
  private readonly lasting = new WeakMap<AbortSignal, AbortSignal>();

  /** The signal to send such a request with, through what makes requests wait. */
  signalFor({ signal, lasting }: CallContext): AbortSignal {
    const own = AbortSignal.any([signal]);
    if (lasting) this.lasting.set(own, lasting);
    return own;
  }

  /** The exchange to put behind what makes requests wait. */
  exchange(exchange: Exchange): Exchange {
    return (request, signal) => exchange(request, this.lasting.get(signal) ?? signal);
  }
}
