import type { Info } from '@temporalio/activity';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { createActivities } from '../../src/activities';
import type { JobControlActivities } from '../../src/contract';
import type { ScriptedSystem } from '../fakes/scripted-system';

type Name = keyof JobControlActivities;
type RequestOf<N extends Name> = Parameters<JobControlActivities[N]>[0];
type ReportOf<N extends Name> = Awaited<ReturnType<JobControlActivities[N]>>;

/** How one attempt ended. */
export type Ended<N extends Name> = { readonly report: ReportOf<N> } | { readonly failure: Error };

/** How the next attempt begins: after the last one, or by an operator's reset. */
export type Beginning = 'retry' | 'reset' | 'reset-without-details';

/** The attempts of one activity, as the server would have them run: each gets what the one before left. */
export class Attempts<N extends Name> {
  /** What the attempt that runs now has sent, or the last one did. */
  heartbeats: unknown[] = [];
  environment = quietEnvironment();
  private details: unknown;
  private attempt = 0;
  private heardUntil = Infinity;

  constructor(
    private readonly system: ScriptedSystem,
    private readonly name: N,
    private readonly request: RequestOf<N>,
  ) {}

  /** Runs one more attempt. */
  async next(beginning: Beginning = 'retry'): Promise<Ended<N>> {
    this.begin(beginning);
    const activity = createActivities({ lab: this.system })[this.name] as (
      request: RequestOf<N>,
    ) => Promise<ReportOf<N>>;
    try {
      return { report: await this.environment.run(activity, this.request) };
    } catch (error) {
      return { failure: error as Error };
    } finally {
      const heard = this.heartbeats.slice(0, Math.max(0, this.heardUntil));
      if (heard.length > 0) this.details = heard.at(-1);
    }
  }

  /** Throws as if the worker had died at this moment: the server hears nothing more, nor the last `lost` heartbeats. */
  readonly die = (lost = 0): never => {
    this.heardUntil = this.heartbeats.length - lost;
    throw new Error('The worker died.');
  };

  private begin(beginning: Beginning): void {
    const isReset = beginning !== 'retry';
    this.attempt = isReset ? 1 : this.attempt + 1;
    if (beginning === 'reset-without-details') this.details = undefined;
    this.heartbeats = [];
    this.heardUntil = Infinity;
    const { attempt, details: heartbeatDetails } = this;
    const currentAttemptScheduledTimestampMs = isReset || attempt > 1 ? 50 : 1; // the first one is scheduled at 1
    const scheduleToCloseTimeoutMs = 0; // none: the times of a scripted attempt are not of this year
    const info = { attempt, heartbeatDetails, currentAttemptScheduledTimestampMs, scheduleToCloseTimeoutMs };
    this.environment = quietEnvironment(info);
    this.environment.on('heartbeat', (page) => this.heartbeats.push(JSON.parse(JSON.stringify(page))));
  }
}

/** An activity's environment that does not report failures on the console. */
export function quietEnvironment(info: Partial<Info> = {}): MockActivityEnvironment {
  return new MockActivityEnvironment(info, { logger: new DefaultLogger('ERROR') });
}

/** The report of an attempt that ended well. Throws what it failed with. */
export function reportOf<N extends Name>(ended: Ended<N>): ReportOf<N> {
  if ('report' in ended) return ended.report;
  throw ended.failure;
}

/** The failure of an attempt, as Temporal gets it. */
export function failureOf<N extends Name>(ended: Ended<N>): ApplicationFailure {
  if ('failure' in ended && ended.failure instanceof ApplicationFailure) return ended.failure;
  throw new Error(`No application failure: ${JSON.stringify(ended)}`);
}

/** After how many milliseconds a failed attempt wants to be followed; NaN where it leaves that to the policy. */
export function delayAfter(ended: Ended<Name>): number {
  return Number(failureOf(ended).nextRetryDelay);
}

/** True for an attempt that is reported as cancelled. */
export function isCancelled(ended: Ended<Name>): boolean {
  return 'failure' in ended && ended.failure instanceof CancelledFailure;
}
