import { randomUUID } from 'node:crypto';
import { TimerSet, type Clock, type LongIds, type RunsStarted } from '../../kit';
import type { CiscoPrimeSettings } from '../settings';
import type { Job, Run } from './job';
import { jobNameFor } from './job-name';
import { planFrom, type JobSeed } from './job-seed';
import { RunLife, type IdKind } from './run-life';
import { runsStarted, workOf } from './runs-started';
import { Triggers } from './trigger';

/** What the jobs of one simulator need. */
export interface JobsParts {
  readonly clock: Clock;
  /** The server's time. */
  readonly now: () => number;
  readonly ids: LongIds<IdKind>;
  readonly settings: () => CiscoPrimeSettings;
}

/** The jobs of one simulator. */
export class Jobs {
  readonly life: RunLife;
  readonly triggers: Triggers;
  private readonly byId = new Map<string, Job>();

  constructor(readonly parts: JobsParts) {
    this.life = new RunLife(parts);
    this.triggers = new Triggers({ ...parts, life: this.life });
  }

  /** A job without runs whose trigger waits for `triggers.enter`. */
  create(seed: JobSeed): Job {
    const { ids, clock, now, settings } = this.parts;
    const { order, username, everyMs = null, type = 'CliTemplateDeployIOSDevices' } = seed;
    const id = seed.id ?? ids.next('job');
    ids.take(id);
    const work = seed.work ?? workOf(id, seed);
    const job: Job = {
      ...{ id, entityId: ids.next('entity'), uuid: randomUUID(), type, username, work, everyMs, order },
      name: seed.name ?? this.freeName(type),
      description: seed.description ?? 'Cli Template Deploy for IOS devices',
      plan: seed.plan ?? this.newestFor(work)?.plan ?? planFrom({}, settings()),
      ...{ status: 'SCHEDULED', nextRunAt: null, nextRunShown: null, runs: [], purged: false },
      visibleFrom: now() + seed.visibleAfterMs,
      timers: new TimerSet(clock),
    };
    this.byId.set(id, job);
    return job;
  }

  /** Every job, in the order of their creation, those that the server does not show included. */
  all(): Job[] {
    return [...this.byId.values()];
  }

  /** Those that queries find. */
  visible(): Job[] {
    return this.all().filter(({ visibleFrom, purged }) => !purged && visibleFrom <= this.parts.now());
  }

  /** Whether a job or a run has ever had this id. */
  isTaken(id: string): boolean {
    return this.byId.has(id) || this.all().some(({ runs }) => runs.some((run) => run.id === id));
  }

  /** The job as the server knows it. */
  find(id: string): Job | undefined {
    const job = this.byId.get(id);
    return job?.purged ? undefined : job;
  }

  /** The run as the server knows it. */
  findRun(id: string): Run | undefined {
    const known = this.all().filter(({ purged }) => !purged);
    return known.flatMap(runsKnown).find((run) => run.id === id);
  }

  runsStarted(): RunsStarted {
    return runsStarted(this.all());
  }

  /** Nothing happens by itself from here on. */
  close(): void {
    this.all().forEach(closeJob);
  }

  private newestFor(work: string): Job | undefined {
    return this.all().findLast((job) => job.work === work);
  }

  /** Names hold milliseconds; together with the type they are unique. */
  private freeName(type: string): string {
    const { now, settings } = this.parts;
    const names = new Set(this.all().map(({ name }) => name));
    for (let instant = now(); ; instant += 1) {
      const name = jobNameFor(type, instant, settings().utcOffsetMinutes);
      if (!names.has(name)) return name;
    }
  }
}

/** The runs that have not been purged, oldest first. */
export function runsKnown({ runs }: Job): Run[] {
  return runs.filter(({ purged }) => !purged);
}

/** Ends the timers of a job and of its runs. */
export function closeJob({ timers, runs }: Job): void {
  timers.cancelAll();
  runs.forEach(closeRun);
}

/** Ends the timers of a run. */
export function closeRun({ progress, stopping }: Run): void {
  progress.cancelAll();
  stopping.cancelAll();
}
