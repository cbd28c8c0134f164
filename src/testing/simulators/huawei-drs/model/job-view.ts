import type { Job, Order, Origin } from './job';
import type { PrecheckMode } from './precheck';

/** A job as a test sees it, deleted ones included. */
export interface JobView extends Order {
  readonly id: string;
  readonly work: string;
  readonly origin: Origin;
  readonly sourceId: string | null;
  readonly status: string;
  /** How often it was started under this id. */
  readonly starts: number;
  readonly stopRequested: Job['stopRequested'];
  readonly pauseRequested: Job['pauseRequested'];
  readonly connectionTested: boolean;
  readonly prechecks: readonly PrecheckMode[];
  /** Of every password that came for this job: `sha256:` and 16 digits. */
  readonly passwordHashes: readonly string[];
  readonly deleted: boolean;
  /** Every status it has had, with the time (ISO 8601, UTC) at which it came. */
  readonly history: readonly { readonly at: string; readonly status: string }[];
}

/** A copy: later changes of the job do not show in it. */
export function viewJob(job: Job): JobView {
  const { id, work, origin, sourceId, status, starts, stopRequested, pauseRequested } = job;
  return {
    ...job.order,
    ...{ id, work, origin, sourceId, status, starts, stopRequested, pauseRequested },
    connectionTested: job.connectionTested,
    prechecks: job.prechecks.map(({ mode }) => mode),
    passwordHashes: [...job.passwordHashes],
    deleted: job.deleted,
    history: job.history.map((entry) => ({ at: new Date(entry.at).toISOString(), status: entry.status })),
  };
}
