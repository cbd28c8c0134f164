import type { BudgetLimits } from './budget';

interface Turn {
  readonly urgent: boolean;
  readonly go: () => void;
}

/**
 * Lets callers through one by one, never more often and never more at a time than allowed. Evenly spaced: of a limit of four a second
 * one goes every 250 ms. Node's timers may fire a millisecond early, so the clock is asked again.
 */
export class Turnstile {
  private readonly waiting: Turn[] = [];
  private inside = 0;
  /** When the next one may go, by `performance.now()`. */
  private nextAt = 0;
  private timer: NodeJS.Timeout | undefined;

  /** Throws a `RangeError` for a limit that is not more than zero. */
  constructor(private current: BudgetLimits) {
    requireUsable(current);
  }

  get limits(): BudgetLimits {
    return this.current;
  }

  change(limits: BudgetLimits): void {
    requireUsable(limits);
    this.current = limits;
    this.letThrough();
  }

  pause(milliseconds: number): void {
    this.nextAt = Math.max(this.nextAt, performance.now() + milliseconds);
  }

  /** Resolves when it is this caller's turn; rejects with the signal's reason when it does not want to wait any more. */
  enter(urgent: boolean, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const turn: Turn = {
        urgent,
        go: () => {
          signal.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      const giveUp = (): void => {
        this.waiting.splice(this.waiting.indexOf(turn), 1);
        if (this.waiting.length === 0) clearTimeout(this.timer); // a process that is to end waits for timers
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.waiting.push(turn);
      this.letThrough();
    });
  }

  /** To be called once by everybody who came in. */
  leave(): void {
    this.inside -= 1;
    this.letThrough();
  }

  private letThrough(): void {
    clearTimeout(this.timer);
    while (this.waiting.length > 0 && this.inside < (this.current.concurrent ?? Infinity)) {
      const waitMs = this.nextAt - performance.now();
      if (waitMs > 0) {
        this.timer = setTimeout(() => this.letThrough(), Math.ceil(waitMs));
        return;
      }
      this.nextAt = performance.now() + 1000 / (this.current.requestsPerSecond ?? Infinity);
      this.inside += 1;
      this.takeNext()?.go();
    }
  }

  private takeNext(): Turn | undefined {
    const first = Math.max(
      0,
      this.waiting.findIndex(({ urgent }) => urgent),
    );
    return this.waiting.splice(first, 1)[0];
  }
}

function requireUsable(limits: BudgetLimits): void {
  for (const [name, limit] of Object.entries(limits)) {
    if (!(Number(limit) > 0)) throw new RangeError(`${name} must be more than 0, but is ${String(limit)}.`);
  }
}
