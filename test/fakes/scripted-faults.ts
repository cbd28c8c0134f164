import type { CallContext } from '../../src/contract';
import { type Effect, SystemError, type SystemErrorKind } from '../../src/contract';

export type Operation =
  'status' | 'stop' | 'rerunInfo' | 'findReruns' | 'submitRerun' | 'continueReruns' | 'list';

/** An error to throw, or what to do in the middle of a call: it may wait, look at the signal, and throw. */
export type Interruption = Error | ((call: CallContext) => Promise<void> | void);

export interface Fault {
  /** Which call from now on, 1 being the next one. */
  readonly nth?: number;
  /** How many calls in a row. Default: 1. */
  readonly times?: number;
  /** Before the system has done anything, or after, when only the answer is lost. */
  readonly when: 'before' | 'after';
  readonly by: Interruption;
}

/** Faults in the order in which they were planned; each call of an operation counts down those planned for it. */
export class ScriptedFaults {
  private readonly planned: { operation: Operation; from: number; to: number; fault: Fault }[] = [];
  private readonly calls: Partial<Record<Operation, number>> = {};

  plan(operation: Operation, fault: Fault): void {
    const from = this.count(operation) + (fault.nth ?? 1);
    this.planned.push({ operation, from, to: from + (fault.times ?? 1) - 1, fault });
  }

  /** Runs one call of an operation with the faults planned for it. */
  async surround<Answer>(operation: Operation, call: CallContext, effect: () => Answer): Promise<Answer> {
    const nth = this.count(operation) + 1;
    this.calls[operation] = nth;
    call.signal.throwIfAborted();
    const due = this.planned.filter(
      (plan) => plan.operation === operation && plan.from <= nth && nth <= plan.to,
    );
    for (const { fault } of due) if (fault.when === 'before') await interrupt(fault.by, call);
    const answer = effect();
    for (const { fault } of due) if (fault.when === 'after') await interrupt(fault.by, call);
    return answer;
  }

  count(operation: Operation): number {
    return this.calls[operation] ?? 0;
  }
}

async function interrupt(by: Interruption, call: CallContext): Promise<void> {
  if (by instanceof Error) throw by;
  await by(call);
}

/** A failed exchange. Effect `none` unless told otherwise. */
export function broken(kind: SystemErrorKind, effect: Effect = 'none', retryAfterMs?: number): SystemError {
  const message = `The exchange failed: ${kind}.`;
  return new SystemError({
    kind,
    effect,
    message,
    call: 'Call',
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** Waits until the call is aborted and throws its reason, as a socket does. */
export function untilAborted({ signal }: CallContext): Promise<void> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
