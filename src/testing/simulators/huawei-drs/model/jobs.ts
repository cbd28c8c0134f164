import { BadInput, TimerSet, type Clock, type RunsStarted } from '../../kit';
import type { DrsSettings } from '../settings';
import type { Ids } from './ids';
import type { Job } from './job';
import { JobLife } from './job-life';
import { seedFromTest, type JobSeed } from './job-seed';
import type { CheckedNewJob } from './new-job';
import { itemsWith, type Precheck, type PrecheckMode } from './precheck';
import { isBeforeStart } from './statuses';

/** What the jobs of one simulator need. */
export interface JobsParts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly settings: () => DrsSettings;
}

/** The jobs of one simulator, deleted ones included. */
export class Jobs {
  readonly life: JobLife;
  private readonly byId = new Map<string, Job>();

  constructor(private readonly parts: JobsParts) {
    this.life = new JobLife(parts.clock);
  }

  /** Puts a test's job in; it is in lists at once. Throws `BadInput` when the id is taken. */
  put(input: CheckedNewJob): Job {
    if (input.id !== undefined && this.byId.has(input.id))
      throw new BadInput(`There is already a job ${input.id}.`);
    const job = this.create(seedFromTest(input, this.parts.settings(), this.byId.size + 1));
    const { prechecked } = input;
    if (prechecked)
      this.addPrecheck({ ...job, plan: { ...job.plan, precheckTakesMs: 0, precheckReads: 0 } }, prechecked);
    return job;
  }

  create(seed: JobSeed): Job {
    const { clock, settings, ids } = this.parts;
    const now = clock.now();
    const id = seed.id ?? ids.job();
    const { origin, sourceId, order, endpoints, more, plan, connectionTested, status } = seed;
    const job: Job = {
      ...{ id, origin, sourceId, order, endpoints, more, plan, connectionTested, status: '', starts: 0 },
      work: seed.work ?? id,
      createdAt: seed.createdAt ?? now,
      listedFrom: origin === 'test' ? 0 : now + settings().listLagMs,
      timers: new TimerSet(clock),
      runTimers: new TimerSet(clock),
      ...{ firstStart: null, latestStart: null, startAt: seed.startAt ?? null, stopRequested: null },
      phase: seed.phase ?? phaseIn(status, order.taskType),
      ...{ pauseRequested: null, latestAction: '', stale: null, prechecks: [], deleted: false, history: [] },
      busyCalls: plan.busyCalls,
      passwordHashes: [...seed.passwordHashes],
    };
    this.byId.set(id, job);
    this.life.enter(job, status);
    if (!isBeforeStart(status) && job.starts === 0) {
      Object.assign(job, { starts: 1, firstStart: job.createdAt, latestStart: job.createdAt });
    }
    return job;
  }

  /** Begins a precheck. */
  addPrecheck({ plan, prechecks }: Pick<Job, 'plan' | 'prechecks'>, mode: PrecheckMode): Precheck {
    const precheck = {
      id: this.parts.ids.query(),
      mode,
      startedAt: this.parts.clock.now(),
      takesMs: plan.precheckTakesMs,
      slowReads: plan.precheckReads,
      reads: 0,
      items: itemsWith(plan.precheckResult),
      used: false,
    };
    prechecks.push(precheck);
    return precheck;
  }

  /** Every job, deleted ones included, in the order of their creation. */
  all(): Job[] {
    return [...this.byId.values()];
  }

  /** By id, deleted ones included. */
  find(id: string): Job | undefined {
    return this.byId.get(id);
  }

  /** By name, whatever the case; deleted ones have freed theirs. */
  named(name: string): Job | undefined {
    return this.all().find((job) => !job.deleted && job.order.name.toLowerCase() === name.toLowerCase());
  }

  /**
   * What a new job of this name is a run of: the work of the job with the longest name that this one begins with,
   * deleted ones included; or else nothing but its name.
   */
  workOf(name: string): string {
    const bases = this.all().filter(({ order }) => name.toLowerCase().startsWith(order.name.toLowerCase()));
    const [best] = bases.sort((one, other) => other.order.name.length - one.order.name.length);
    return best?.work ?? name;
  }

  /**
   * By work: `count` is how often its jobs were started (a test's job that has run counts once; then every start,
   * restart and reset that took effect), `taskIds` are its jobs, those created or cloned and never started included.
   */
  runsStarted(): RunsStarted {
    const runs: Record<string, { count: number; taskIds: string[] }> = {};
    for (const { work, id, starts } of this.all()) {
      const run = (runs[work] ??= { count: 0, taskIds: [] });
      run.count += starts;
      run.taskIds.push(id);
    }
    return runs;
  }

  /** Nothing happens by itself from here on. */
  close(): void {
    for (const { timers, runTimers } of this.byId.values())
      [timers, runTimers].forEach((set) => set.cancelAll());
  }
}

function phaseIn(status: string, taskType: string): Job['phase'] {
  if (status.startsWith('FULL_') || isBeforeStart(status))
    return taskType === 'INCR_TRANS' ? 'incremental' : 'full';
  return 'incremental';
}
