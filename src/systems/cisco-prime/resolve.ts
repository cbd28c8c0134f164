import { isKind } from '../shared/failures';
import type { BoundedMemory } from './bounded-memory';
import { idIn } from './job';
import { jobsByName, type Reader } from './read-jobs';
import { isQuotable, jobSummaries } from './requests';
import { runKeyOf, type RunKey } from './run-id';
import { descendantsNamed, textOf } from './wire/element';

/** Where the jobs of run ids that stand alone are looked up: once for each. */
export interface Resolver extends Reader {
  /** Job ids by run id. */
  readonly known: BoundedMemory<string>;
}

/** Which run is meant, or why that cannot be told. */
export type Resolved = RunKey | { readonly unresolved: string };

/** The run that an id means. A run id alone is looked up, because runhistory has no filter for it. */
export async function resolve(id: string, resolver: Resolver): Promise<Resolved> {
  const key = runKeyOf(id);
  if (key) return key;
  const known = resolver.known.get(id);
  if (known !== undefined) return { jobId: known, runId: id };
  const name = await jobNameOf(id, resolver);
  const jobId = name === undefined ? undefined : await jobIdOf(id, name, resolver);
  if (jobId === undefined) return { unresolved: unresolved(id) };
  resolver.known.set(id, jobId);
  return { jobId, runId: id };
}

/** The name of the job whose latest run it is. That JobSummary can be filtered by runId is assumed, so what it gives is looked at. */
async function jobNameOf(runId: string, { door }: Resolver): Promise<string | undefined> {
  try {
    const { document } = await door.send(jobSummaries(door.dialect, [['runId', runId]]));
    const summary = descendantsNamed(document, 'jobSummaryDTO').find((dto) => idIn(dto, 'runId') === runId);
    return summary && textOf(summary, 'jobName');
  } catch (error) {
    if (isKind(error, 'not-found', 'invalid-request')) return undefined;
    throw error;
  }
}

/** Several jobs may share a name; only one of them has the run. That an entity's id is its jobId is nowhere said. */
async function jobIdOf(runId: string, name: string, resolver: Resolver): Promise<string | undefined> {
  if (!isQuotable(name)) return undefined;
  const { jobs } = await jobsByName([name], resolver);
  return jobs.find(({ runs }) => runs.some((run) => run.runId === runId))?.jobId;
}

/** JobSummary shows the latest run of each job, so a run that it does not show may very well be there. */
function unresolved(runId: string): string {
  return `JobSummary shows no job whose latest run is ${runId}, which proves nothing about an earlier run: give <jobId>/<runId>.`;
}
