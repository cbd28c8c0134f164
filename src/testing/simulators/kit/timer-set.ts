import type { CancelTimer, Clock } from './clock';

/** Timers that end together, so that nothing fires after a state was left or the simulator was closed. */
export class TimerSet {
  private readonly pending = new Set<CancelTimer>();

  constructor(private readonly clock: Clock) {}

  /** Runs the action after that many milliseconds; null means never. */
  after(milliseconds: number | null, action: () => void): void {
    if (milliseconds === null) return;
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
