import { aText, BadInput, fieldsOf, requireFields } from '../kit';
import type { Traffic } from './access/traffic';
import { closeJob, closeRun } from './model/jobs';
import type { World } from './world';

/** What a test can do to this server beyond what it can do to every simulator. */
export interface Deeds {
  /** What was asked so far, and the 503s by the limit that made them. */
  readonly traffic: () => Traffic;
  /** Starts a run of the job now, whatever its trigger says, and returns its id. Throws `BadInput` for an unknown job. */
  readonly startRun: (jobId: string) => string;
  /** Makes the server forget a job or a run; what was started still counts. Throws `BadInput` for an unknown id. */
  readonly purge: (id: string) => void;
}

export function deedsOf({ jobs, traffic }: World): Deeds {
  return {
    traffic: () => traffic.counts(),
    startRun(jobId) {
      const job = jobs.find(jobId);
      if (!job) throw new BadInput(`There is no job ${jobId}.`);
      return jobs.life.start(job).id;
    },
    purge(id) {
      const job = jobs.find(id);
      const run = jobs.findRun(id);
      const found = job ?? run;
      if (!found) throw new BadInput(`There is no job or run ${id}.`);
      found.purged = true;
      if (job) closeJob(job);
      if (run) closeRun(run);
    },
  };
}

/** The same for another process: one object of named arguments each. */
export function remoteDeeds({
  traffic,
  startRun,
  purge,
}: Deeds): Record<string, (input: unknown) => unknown> {
  return {
    traffic: () => traffic(),
    startRun: (input) => ({ runId: startRun(idIn(input)) }),
    purge: (input) => purge(idIn(input)),
  };
}

function idIn(input: unknown): string {
  const { id = '', ...others } = fieldsOf(input, 'The input', { id: aText });
  requireFields(id === '' ? others : { id }, 'The input', ['id']);
  return id;
}
