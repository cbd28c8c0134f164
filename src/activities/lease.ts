import { once } from 'node:events';
import { Context } from '@temporalio/activity';
import { type LastingSignal, SystemError } from '../contract';

/** For so long after the server has confirmed that an attempt is the present one, that attempt may begin to send. */
const LEASE_MS = 5_000;

/** How long an older attempt of this activity may still begin to send. */
export function olderLeaseMs(): number {
  return workersClient().client ? LEASE_MS : 0;
}

/**
 * A moment by two clocks: the steady one goes on while a process is stopped, but may stand still while the whole machine sleeps; the
 * other one goes on then, but may be set back.
 */
interface Moment {
  readonly steady: number;
  readonly wall: number;
}

const NEVER: Moment = { steady: -Infinity, wall: -Infinity };

function now(): Moment {
  return { steady: performance.now(), wall: Date.now() };
}

/** How long the attempt waits to be told why it is to end. */
const TOLD_WITHIN_MS = 15_000;

/**
 * An attempt's right to send. A worker that was cut off or suspended does not know that its attempt was given up and that another one
 * runs; only the server does. So it asks right before it sends, and what the server said counts for a few seconds: a new attempt waits
 * so long before it looks for what the old one may have sent.
 */
export class Lease {
  /** By both clocks. Infinity where there is no server to ask. */
  private validUntil: Moment = NEVER;

  /** Asks the server. `page` becomes the heartbeat details. Throws when this attempt is not the present one, or is to end. */
  async confirm(page: unknown): Promise<void> {
    const context = Context.current();
    const { client } = workersClient();
    if (!client) {
      this.validUntil = { steady: Infinity, wall: Infinity };
      return;
    }
    const asked = now();
    try {
      await client.activity.heartbeat(context.info.taskToken, page);
    } catch (error) {
      throw await this.explain(error as Error);
    }
    this.validUntil = { steady: asked.steady + LEASE_MS, wall: asked.wall + LEASE_MS };
  }

  /** Keeps a right that was confirmed from running out while the attempt is at work. Never throws. */
  renew(page: unknown): void {
    if (Number.isFinite(this.validUntil.steady)) void this.confirm(page).catch(() => undefined);
  }

  /** For exchanges that submit: never aborted, but not begun without the right to. */
  signal(): LastingSignal {
    const { signal } = new AbortController();
    return Object.assign(signal, { mayBegin: () => this.requireValid() });
  }

  private requireValid(): void {
    const { steady, wall } = now();
    if (steady < this.validUntil.steady && wall < this.validUntil.wall) return;
    throw notSent('the attempt waited too long before it sent');
  }

  private async explain(error: Error): Promise<unknown> {
    const { cancellationSignal: signal } = Context.current();
    if (signal.aborted) return signal.reason; // the SDK ends a call of the client when the activity is to end
    switch (error.name) {
      case 'ActivityNotFoundError':
        this.validUntil = NEVER;
        return notSent('Temporal has given this attempt up, another one may be at work');
      case 'ActivityCancelledError':
      case 'ActivityPausedError':
      case 'ActivityResetError': {
        const tooLong = AbortSignal.timeout(TOLD_WITHIN_MS);
        if (!signal.aborted) await once(signal, 'abort', { signal: tooLong }).catch(() => undefined);
        return signal.aborted ? signal.reason : notSent('the attempt is to end');
      }
      default:
        return notSent(`Temporal does not answer (${error.message})`);
    }
  }
}

function notSent(why: string): SystemError {
  const message = `Nothing was sent: ${why}.`;
  return new SystemError({ kind: 'unavailable', effect: 'none', call: 'job-control', message });
}

/** Outside of a worker, in unit tests, there may be no client. */
function workersClient(): Partial<Pick<Context, 'client'>> {
  try {
    return { client: Context.current().client };
  } catch {
    return {};
  }
}
