import { TimerSet, type Clock, type LongIds } from '../../kit';
import type { Job, Plan, Run, RunResult } from './job';
import { hasEnded, resultFor } from './statuses';

/** What has ids of its own. */
export type IdKind = 'job' | 'run' | 'entity';

/** What the life of runs needs from its surroundings. */
export interface LifeSurroundings {
  readonly clock: Clock;
  /** The server's time. */
  readonly now: () => number;
  readonly ids: LongIds<IdKind>;
}

/** CREATED → PENDING_EXECUTION → RUNNING → COMPLETED, each by its timer; an accepted stop has a timer of its own. */
export class RunLife {
  constructor(private readonly surroundings: LifeSurroundings) {}

  /** The trigger starts a run. */
  start(job: Job): Run {
    const run = this.create(job, this.surroundings.ids.next('run'));
    this.enter(run, 'CREATED');
    job.plan = planOfLaterRuns(job.plan);
    return run;
  }

  /** A run without a status yet. */
  create(job: Job, id: string): Run {
    const { clock, now } = this.surroundings;
    const run: Run = {
      ...{ id, job, plan: job.plan, status: '', result: null, startedAt: now(), completedAt: null },
      ...{ results: [], stopRequested: false, purged: false, history: [] },
      progress: new TimerSet(clock),
      stopping: new TimerSet(clock),
    };
    job.runs.push(run);
    return run;
  }

  /** Leaves the present status with its timer and enters another, any word. */
  enter(run: Run, status: string, result = resultFor(status)): void {
    run.progress.cancelAll();
    if (status === 'CREATED' && run.plan.createdForMs === 0) return this.enter(run, 'PENDING_EXECUTION');
    if (status === 'PENDING_EXECUTION' && run.plan.pendingForMs === 0) return this.enter(run, 'RUNNING');
    this.show(run, status, result);
    if (hasEnded(status)) return this.end(run);
    if (run.completedAt !== null) Object.assign(run, { completedAt: null, stopRequested: false });
    this.goOn(run);
  }

  /** Begins to stop an active run; a second request while the first is under way changes nothing. True when it began. */
  stop(run: Run): boolean {
    if (run.stopRequested) return false;
    run.stopRequested = true;
    run.stopping.after(run.plan.stopTakesMs, () => this.endStop(run));
    return true;
  }

  private show(run: Run, status: string, result: string | null): void {
    Object.assign(run, { status, result });
    run.history.push({ at: this.surroundings.now(), status, result });
  }

  private goOn(run: Run): void {
    const { createdForMs, pendingForMs, runsForMs, endsAs } = run.plan;
    switch (run.status) {
      case 'CREATED':
        return run.progress.after(createdForMs, () => this.enter(run, 'PENDING_EXECUTION'));
      case 'PENDING_EXECUTION':
        return run.progress.after(pendingForMs, () => this.enter(run, 'RUNNING'));
      case 'RUNNING':
        return run.progress.after(runsForMs, () => this.enter(run, 'COMPLETED', endsAs));
      default:
        // Paused runs, and words that the vendor does not know, stay as they are.
        return;
    }
  }

  private end(run: Run): void {
    run.stopping.cancelAll();
    run.completedAt = this.surroundings.now();
    if (run.results.length === 0) run.results = resultsOf(run);
  }

  private endStop(run: Run): void {
    const { endsDuringStop, cancelFails } = run.plan;
    if (endsDuringStop) return this.enter(run, 'COMPLETED', endsDuringStop);
    if (cancelFails === 'completed') return this.enter(run, 'COMPLETED', 'CANCELFAILED');
    if (cancelFails !== 'goes-on') return this.enter(run, 'CANCELLED');
    // Its timer goes on as well: the run still ends by itself, and can be asked to stop again.
    run.stopRequested = false;
    this.show(run, run.status, 'CANCELFAILED');
  }
}

/** What was meant for one stop only is over. */
export function planOfLaterRuns({ endsDuringStop: _once, cancelFails: _alsoOnce, ...plan }: Plan): Plan {
  return { ...plan, endsAs: plan.laterRunsEndAs };
}

/** As captured: a transcript for each device, which repeats the values sent, and a line of the whole. */
function resultsOf({ job, result }: Run): RunResult[] {
  const { targets } = job.order;
  if (targets.length === 0) return [];
  const applied = result === 'SUCCESS' ? targets.length : 0;
  const transcripts = targets.map(({ deviceId, variables }) => {
    const lines = variables.map((variable) => `${variable.name} ${variable.value}`);
    return { property: deviceId, value: ['configure terminal', ...lines, 'end'].join('\r\n') };
  });
  const summary = `${applied}/${targets.length} template configurations successfully applied.`;
  return [...transcripts, { property: job.name, value: summary }];
}
