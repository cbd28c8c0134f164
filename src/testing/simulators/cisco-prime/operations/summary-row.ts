import type { Job } from '../model/job';
import { runsKnown } from '../model/jobs';
import type { AttributeValue } from '../queries/attribute-filter';
import type { World } from '../world';

type Row = Readonly<Record<string, AttributeValue>>;

/** A job with its newest run. */
export type SummaryRow = Row & { readonly entityId: string; readonly uuid: string };

/** Every job that the server shows. */
export function summaryRows({ jobs, settings }: World): SummaryRow[] {
  const own = settings().entityIds === 'own';
  return jobs
    .visible()
    .map((job) => ({ ...rowOf(job), entityId: own ? job.entityId : job.id, uuid: job.uuid }));
}

/** Of its runs only the newest shows. */
function rowOf(job: Job): Row {
  const run = runsKnown(job).at(-1);
  const { name, type, description, username, status, nextRunShown } = job;
  const row = { jobName: name, jobType: type, description, username, jobStatus: status };
  const nextRunTime = nextRunShown ?? undefined;
  if (!run) return { ...row, nextRunTime };
  const { startedAt, completedAt } = run;
  return {
    ...row,
    nextRunTime,
    runStatus: run.status,
    resultStatus: run.result ?? undefined,
    lastStartTime: startedAt,
    completionTime: completedAt ?? undefined,
    duration: completedAt === null ? undefined : String(Math.round((completedAt - startedAt) / 1000)),
    runId: run.id,
  };
}
