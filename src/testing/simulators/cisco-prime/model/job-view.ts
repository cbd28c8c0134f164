import type { Job, Run, RunResult } from './job';

/** A run as a test sees it. */
export interface RunView {
  readonly id: string;
  readonly status: string;
  readonly result: string | null;
  readonly stopRequested: boolean;
  readonly purged: boolean;
  /** ISO 8601, UTC, in the time of the server. */
  readonly startTime: string;
  readonly completionTime: string | null;
  readonly results: readonly RunResult[];
  /** Every status it has had, with the time at which it came. */
  readonly history: readonly {
    readonly at: string;
    readonly status: string;
    readonly result: string | null;
  }[];
}

/** A job as a test sees it, whether the server shows it or not. */
export interface JobView extends Pick<
  Job,
  'id' | 'entityId' | 'name' | 'type' | 'description' | 'username' | 'work' | 'everyMs'
> {
  /** Of the trigger. */
  readonly status: string;
  readonly nextRunTime: string | null;
  readonly purged: boolean;
  readonly templateName: string;
  readonly devices: readonly string[];
  /** Oldest first. */
  readonly runs: readonly RunView[];
}

/** A copy: later changes of the job do not show in it. */
export function viewJob(job: Job): JobView {
  const { id, entityId, name, type, description, username, work, everyMs, status, purged, order } = job;
  return {
    ...{ id, entityId, name, type, description, username, work, everyMs, status, purged },
    nextRunTime: printed(job.nextRunAt),
    templateName: order.templateName,
    devices: order.targets.map(({ deviceId }) => deviceId),
    runs: job.runs.map(viewRun),
  };
}

function viewRun({ id, status, result, stopRequested, purged, ...run }: Run): RunView {
  return {
    ...{ id, status, result, stopRequested, purged },
    startTime: new Date(run.startedAt).toISOString(),
    completionTime: printed(run.completedAt),
    results: structuredClone(run.results),
    history: run.history.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })),
  };
}

function printed(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
