import type { JobSnapshot, ListPage, ListRequest } from '../../contract';
import { unsupported } from '../shared/failures';
import { queryMembers, requireKept, strangeCursor } from '../shared/list-query';
import { unreadableAnswer } from './errors';
import type { Job, Run } from './job';
import { comparable, inAny, isAboutRuns, LIST_QUERY, summaryQuery } from './list-query';
import { jobsById, jobsByName, type Reader } from './read-jobs';
import { isQuotable, jobSummaries } from './requests';
import { snapshotOf } from './responses';
import { idOf } from './run-id';
import { placeIn, summaryPage, type Summary } from './summary-page';

/**
 * A page of jobs, and every run that the server keeps of them: JobSummary shows only the latest run of each, and an earlier one may still be at
 * work. Where the query speaks of runs, it speaks of the latest one, and only that is given.
 *
 * @throws SystemError `protocol` where runhistory does not show a run that JobSummary shows, `conflict` where jobs were removed meanwhile
 */
export async function listJobs(request: ListRequest, reader: Reader): Promise<ListPage> {
  const { cursor } = request;
  const place = placeIn(cursor);
  if (cursor !== undefined && !place) throw strangeCursor('JobSummary', cursor);
  const asked = queryMembers(request.query, LIST_QUERY, inAny);
  const { door } = reader;
  const query = summaryQuery(request, asked, place?.first ?? 0);
  const page = summaryPage((await door.send(jobSummaries(door.dialect, query))).document, place);
  for (const { shown } of page.summaries) requireKept('JobSummary', comparable(asked), shown);
  const jobs = await historiesOf(page.summaries, reader);
  const latest = new Set(page.summaries.map(({ runId }) => runId));
  const runs = jobs.flatMap((job) => job.runs.map((run) => ({ job, run })));
  const meant = isAboutRuns(asked) ? runs.filter(({ run }) => latest.has(run.runId)) : runs;
  requireStarts(meant, request);
  const at = new Date().toISOString();
  return { jobs: meant.map((one) => listed(one, at)), ...(page.next !== undefined && { next: page.next }) };
}

/** Asked for by name, for that an entity's id is the id of its job is nowhere said; by that id only where the name can't be asked for. */
async function historiesOf(summaries: readonly Summary[], reader: Reader): Promise<readonly Job[]> {
  const isNamed = ({ jobName }: Summary) => jobName !== undefined && isQuotable(jobName);
  const names = summaries.filter(isNamed).map(({ jobName = '' }) => jobName);
  const ids = summaries.filter((summary) => !isNamed(summary)).map(({ entityId }) => entityId);
  const byName = await jobsByName(names, reader);
  const byId = await jobsById(ids, reader);
  const jobs = [...byName.jobs, ...byId.jobs];
  const known = new Set(jobs.flatMap(({ runs }) => runs.map(({ runId }) => runId)));
  const missing = summaries.find(({ runId }) => runId !== undefined && !known.has(runId));
  if (missing) throw unreadableAnswer('runhistory', `no run ${missing.runId}, which JobSummary shows`);
  return jobs;
}

interface JobRun {
  readonly job: Job;
  readonly run: Run;
}

function listed({ job, run }: JobRun, at: string): JobSnapshot {
  const { jobId } = job;
  const { runId } = run;
  if (jobId === undefined || runId === undefined)
    throw unreadableAnswer('runhistory', 'a run without its ids');
  const key = { jobId, runId };
  return snapshotOf({ ...key, id: idOf(key) }, { job, run }, at);
}

/** A start in a zone that nobody knows cannot be compared, and the run would be left out in silence. */
function requireStarts(runs: readonly JobRun[], { startedBefore }: ListRequest): void {
  const vague = startedBefore === undefined ? undefined : runs.find(({ run }) => run.hasVagueStart);
  if (!vague) return;
  const message = `Runs cannot be selected by their start: run ${vague.run.runId} shows one without its zone.`;
  throw unsupported('runhistory', message);
}
