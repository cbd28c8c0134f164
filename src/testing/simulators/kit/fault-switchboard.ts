import type { Fault, FaultRule } from './fault';

interface ArmedRule {
  readonly rule: FaultRule;
  lettingThrough: number;
  remaining: number;
}

/** Decides, call by call, which fault hits it. */
export class FaultSwitchboard {
  private armed: ArmedRule[] = [];

  add(rule: FaultRule): void {
    this.armed.push({ rule, lettingThrough: rule.after ?? 0, remaining: rule.times ?? 1 });
  }

  clear(): void {
    this.armed = [];
  }

  /** The rules still to come, each with what is left of it. */
  pending(): FaultRule[] {
    return this.armed.map(({ rule, lettingThrough, remaining }) => ({
      ...rule,
      after: lettingThrough,
      times: remaining,
    }));
  }

  /**
   * The fault of this call, if any. Every rule counts every matching call, whichever rule hits it, so `after: 1` means
   * "from the second call on" whatever else is armed; of several rules that are due the oldest is used up first.
   */
  take(method: string): Fault | undefined {
    const matching = this.armed.filter(({ rule }) => rule.method === undefined || rule.method === method);
    const due = matching.find((armed) => armed.lettingThrough === 0);
    for (const armed of matching) armed.lettingThrough = Math.max(0, armed.lettingThrough - 1);
    if (due === undefined) return undefined;
    due.remaining -= 1;
    this.armed = this.armed.filter((armed) => armed.remaining > 0);
    return due.rule;
  }
}
