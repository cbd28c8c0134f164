import type { CancelTimer, Clock } from './clock';

/** Node fires at once when a timer is set for longer. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Timers that end together, so that nothing fires after a state was left or the simulator was closed. */
export class TimerSet {
  private readonly pending = new Set<CancelTimer>();

  constructor(private readonly clock: Clock) {}

  /** Runs the action after that many milliseconds, however many; null means never. */
  after(milliseconds: number | null, action: () => void): void {
    if (milliseconds === null) return;
    const rest = milliseconds - LONGEST_TIMER_MS;
    if (rest > 0) return this.after(LONGEST_TIMER_MS, () => this.after(rest, action));
    const cancel = this.clock.after(milliseconds, () => {
      this.pending.delete(cancel);
      action();
    });
    this.pending.add(cancel);
  }

  cancelAll(): void {
    for (const cancel of this.pending) cancel();
    this.pending.clear();
  }
}
