import type { CiscoPrimeSettings } from '../settings';
import type { TriggerAction } from '../methods';
import type { Job } from './job';
import type { RunLife } from './run-life';

/** What triggers need from their surroundings. */
export interface TriggerSurroundings {
  /** The server's time. */
  readonly now: () => number;
  readonly settings: () => CiscoPrimeSettings;
  readonly life: RunLife;
}

/** In which statuses an action is taken; there is no way back from CANCELLED. */
const TAKEN_IN: Readonly<Record<TriggerAction, readonly string[]>> = {
  cancel: ['SCHEDULED', 'SUSPENDED', 'PENDINGAPPROVAL'],
  suspend: ['SCHEDULED'],
  resume: ['SUSPENDED'],
};

const LEADS_TO: Readonly<Record<TriggerAction, string>> = {
  cancel: 'CANCELLED',
  suspend: 'SUSPENDED',
  resume: 'SCHEDULED',
};

/** The triggers of jobs: they start runs and never touch one that has begun. */
export class Triggers {
  constructor(private readonly surroundings: TriggerSurroundings) {}

  /** Puts the trigger into a status, any word; only SCHEDULED starts runs. */
  enter(job: Job, status: string): void {
    job.timers.cancelAll();
    job.status = status;
    if (status === 'COMPLETED' || status === 'CANCELLED') job.nextRunAt = null;
    job.nextRunShown = job.nextRunAt;
    if (status === 'SCHEDULED') this.arm(job);
  }

  /** What an action came to: taken, a repetition, or refused. */
  act(job: Job, action: TriggerAction): 'taken' | 'repeated' | 'refused' {
    if (job.status === LEADS_TO[action]) return 'repeated';
    if (!TAKEN_IN[action].includes(job.status)) return 'refused';
    this.enter(job, action === 'resume' ? this.resumed(job) : LEADS_TO[action]);
    return 'taken';
  }

  private arm(job: Job): void {
    const { now, settings } = this.surroundings;
    const { nextRunAt: due } = job;
    if (due !== null) {
      if (due <= now()) return this.fire(job, due);
      return job.timers.after(due - now(), () => this.fire(job, due));
    }
    // Its run has begun while it was suspended or before: nothing is left to do.
    if (job.everyMs !== null || job.runs.length === 0) return;
    job.timers.after(settings().triggerCompletesAfterMs, () => this.enter(job, 'COMPLETED'));
  }

  private fire(job: Job, due: number): void {
    const { life, now } = this.surroundings;
    life.start(job);
    job.nextRunAt = job.everyMs === null ? null : nextTime(due, job.everyMs, now());
    if (job.everyMs !== null) this.showLater(job);
    this.arm(job);
  }

  /** Seen on a real server: a recurring job that has just begun still shows the time of this run. */
  private showLater(job: Job): void {
    const lag = this.surroundings.settings().nextRunTimeLagMs;
    const show = (): void => void (job.nextRunShown = job.nextRunAt);
    if (lag === 0) return show();
    job.timers.after(lag, show);
  }

  /** The status after a resume. A recurring job leaves out what it missed; of a one-off job the settings decide. */
  private resumed(job: Job): string {
    const { now, settings } = this.surroundings;
    if (job.nextRunAt === null || job.nextRunAt > now()) return 'SCHEDULED';
    if (job.everyMs === null) return settings().missedStart === 'fires' ? 'SCHEDULED' : 'COMPLETED';
    job.nextRunAt = nextTime(job.nextRunAt, job.everyMs, now());
    return 'SCHEDULED';
  }
}

/** The first time after both, in steps from the one that was due. */
function nextTime(due: number, everyMs: number, now: number): number {
  return due + everyMs * Math.max(1, Math.floor((now - due) / everyMs) + 1);
}
