import type { Clock } from '../../kit';
import type { Job } from './job';
import { planAfter } from './plan';
import { isRunning } from './statuses';

/** What a job does by itself: each status ends by its timer, a run by its failure, its end, or its pause. */
export class JobLife {
  constructor(private readonly clock: Clock) {}

  /** Leaves the present status with its timer and enters another; any word is allowed. */
  enter(job: Job, status: string): void {
    const goesOn = isRunning(job.status) && isRunning(status);
    job.timers.cancelAll();
    job.status = status;
    job.history.push({ at: this.clock.now(), status });
    if (status.startsWith('INCRE_')) job.phase = 'incremental';
    if (status.startsWith('FULL_')) job.phase = 'full';
    if (!goesOn) this.changeRun(job);
    this.begin(job);
  }

  /** Starts the job under its id: for the first time, where it stood, or from scratch. */
  start(job: Job, from: 'scratch' | 'here'): void {
    if (job.starts > 0) job.plan = planAfter(job.plan);
    if (from === 'scratch') job.phase = job.order.taskType === 'INCR_TRANS' ? 'incremental' : 'full';
    job.stopRequested = null;
    this.enter(job, 'STARTJOBING');
  }

  /** It runs on until the pause has been carried out. */
  pause(job: Job, mode: NonNullable<Job['pauseRequested']>): void {
    job.pauseRequested = mode;
    // The document allows to pause a failed job; nothing is left to be carried out there.
    const takesMs = isRunning(job.status) ? job.plan.pauseTakesMs : 0;
    if (takesMs === 0) return this.enter(job, 'PAUSING');
    job.runTimers.after(takesMs, () => this.enter(job, 'PAUSING'));
  }

  stop(job: Job, how: NonNullable<Job['stopRequested']>): void {
    job.stopRequested = how;
    this.enter(job, 'RELEASE_RESOURCE_STARTED');
  }

  /** Nothing happens to it any more. */
  remove(job: Job): void {
    job.timers.cancelAll();
    job.runTimers.cancelAll();
    job.deleted = true;
  }

  private changeRun(job: Job): void {
    job.runTimers.cancelAll();
    job.pauseRequested = job.status === 'PAUSING' ? job.pauseRequested : null;
    if (!isRunning(job.status)) return;
    const { failsAfterMs, endsAfterMs } = job.plan;
    job.runTimers.after(failsAfterMs, () => this.enter(job, failureOf(job)));
    job.runTimers.after(endsAfterMs, () => this.enter(job, 'RELEASE_RESOURCE_COMPLETE'));
  }

  private begin(job: Job): void {
    const { timers, plan } = job;
    const later = (milliseconds: number | null, status: string): void =>
      timers.after(milliseconds, () => this.enter(job, status));
    switch (job.status) {
      case 'CREATING':
        return later(plan.createsForMs, plan.createFails ? 'CREATE_FAILED' : 'CONFIGURATION');
      case 'WAITING_FOR_START':
        return this.waitForStart(job);
      case 'STARTJOBING':
        this.countStart(job);
        return later(plan.startsForMs, plan.startFails ? 'START_JOB_FAILED' : runningWord(job));
      case 'FULL_TRANSFER_STARTED':
        return later(plan.fullTransferMs, 'FULL_TRANSFER_COMPLETE');
      case 'FULL_TRANSFER_COMPLETE':
        if (job.order.taskType === 'FULL_INCR_TRANS')
          later(plan.incrementalAfterMs, 'INCRE_TRANSFER_STARTED');
        return;
      case 'RELEASE_RESOURCE_STARTED':
        return this.release(job);
      case 'RELEASE_RESOURCE_COMPLETE':
        return timers.after(plan.deletedAfterMs, () => this.remove(job));
      default:
        // The other statuses, and words that the vendor does not know, stay as they are.
        return;
    }
  }

  private waitForStart(job: Job): void {
    if (job.startAt === null) return;
    // Node fires at once when a timer is set for longer than it can hold.
    const left = Math.min(Math.max(0, job.startAt - this.clock.now()), 2 ** 31 - 1);
    job.timers.after(left, () => {
      if ((job.startAt ?? 0) > this.clock.now()) return this.waitForStart(job);
      this.start(job, 'scratch');
    });
  }

  private countStart(job: Job): void {
    job.starts += 1;
    job.latestStart = this.clock.now();
    job.firstStart ??= job.latestStart;
  }

  private release(job: Job): void {
    const { plan } = job;
    const forced = job.stopRequested === 'force';
    const fails = forced ? plan.forceStopFails : plan.stopFails;
    job.timers.after(forced ? plan.forceStopTakesMs : plan.stopTakesMs, () =>
      this.enter(job, fails ? 'RELEASE_RESOURCE_FAILED' : 'RELEASE_RESOURCE_COMPLETE'),
    );
  }
}

function runningWord({ phase }: Job): string {
  return phase === 'full' ? 'FULL_TRANSFER_STARTED' : 'INCRE_TRANSFER_STARTED';
}

function failureOf({ phase }: Job): string {
  return phase === 'full' ? 'FULL_TRANSFER_FAILED' : 'INCRE_TRANSFER_FAILED';
}
