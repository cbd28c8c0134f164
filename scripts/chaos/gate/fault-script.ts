import { Barriers, type Barrier } from '../../../src/testing/simulators/kit/barriers';
import type { Fault, FaultRule, HoldPoint } from '../../../src/testing/simulators/kit/fault';
import { FaultSwitchboard } from '../../../src/testing/simulators/kit/fault-switchboard';
import type { Operation } from '../vendors/chaos-vendor';
import type { Place, SeenCall } from './seen-calls';

/** Which call waits, and whether before or after its effect. */
export interface HoldPlace {
  readonly operation: Operation;
  readonly point: HoldPoint;
  /** So many calls pass first; default 0. */
  readonly after?: number;
}

/** What happens to connections after a place in the order of calls. */
export interface Outage {
  readonly place: Place;
  readonly begin: () => void;
}

/** What is to go wrong with the calls that come, and which have come. */
export class FaultScript {
  private faults = new FaultSwitchboard();
  private barriers = new Barriers();
  private seen: SeenCall[] = [];
  private outage: Outage | undefined;
  private seenBeforeOutage = 0;
  private next: (() => void) | undefined;

  /** Every call since `forget`. */
  calls(): readonly SeenCall[] {
    return this.seen;
  }

  /** Arms a fault for the calls of one operation. */
  fault(operation: Operation, rule: FaultRule): void {
    this.faults.add({ ...rule, method: operation });
  }

  /** Does something, such as arming another fault, as soon as a fault has hit. */
  afterFault(action: () => void): void {
    this.next = action;
  }

  /** The faults still to come. */
  pending(): FaultRule[] {
    return this.faults.pending();
  }

  /** The next call of that operation, after so many others, waits until it is released. */
  hold({ operation, point, after = 0 }: HoldPlace): Barrier {
    const name = `${operation} ${point} ${after}`;
    this.fault(operation, { kind: 'hold', name, point, after });
    return this.barriers.at(name);
  }

  /** Arms what happens to connections. */
  plan(outage: Outage): void {
    this.outage = outage;
  }

  /** Whether the planned outage is still to come. */
  isPlanned(): boolean {
    return this.outage !== undefined;
  }

  /** The first call that came in after the outage had begun. */
  firstAfterOutage(): SeenCall | undefined {
    return this.seen[this.seenBeforeOutage];
  }

  /** Who waits is let go. */
  protected forget(): void {
    for (const { name } of this.barriers.list()) this.barriers.at(name).release();
    this.faults = new FaultSwitchboard();
    this.barriers = new Barriers();
    this.seen = [];
    this.outage = undefined;
    this.next = undefined;
  }

  /** Whoever waits, or watches a barrier, is given up on. */
  protected giveUp(): void {
    this.barriers.close();
  }

  /** Takes a call that has come: the fault that hits it, and the outage that begins with its answer. */
  protected take(
    label: string,
    operation: Operation | undefined,
  ): { readonly fault: Fault | undefined; readonly outage: Outage | undefined } {
    const fault = operation && this.faults.take(operation);
    if (fault) this.goOn();
    this.seen.push({ at: Date.now(), label, operation, fault: fault?.kind });
    return { fault, outage: this.outageAfter(label) };
  }

  /** Waits, where the fault says so. */
  protected async pause(fault: Fault | undefined, point: HoldPoint): Promise<void> {
    if (fault?.kind === 'hold' && fault.point === point) await this.barriers.hold(fault.name);
  }

  protected begin(outage: Outage): void {
    this.seenBeforeOutage = this.seen.length;
    outage.begin();
  }

  private goOn(): void {
    const { next } = this;
    this.next = undefined;
    next?.();
  }

  private outageAfter(label: string): Outage | undefined {
    const { outage } = this;
    if (outage?.place.label !== label) return undefined;
    if (this.seen.filter((call) => call.label === label).length !== outage.place.nth) return undefined;
    this.outage = undefined;
    return outage;
  }
}
