import { Context } from '@temporalio/activity';
import type {
  JobSnapshot,
  JobSystem,
  ListJobsReport,
  ListJobsRequest,
  ListPage,
  ListRequest,
  SelectedJob,
} from '../contract';
import { durationToMs, MAX_STEP_JOBS, SystemError } from '../contract';
import { brief } from '../contract/brief';
import { withJournal } from './journal';
import { nameFits } from './name-pattern';
import { phasesOf, refused, requireSelectable } from './selectable';

/** A list that goes on for longer than this is not one that ends. */
const MOST_PAGES = 10_000;
/** With more jobs than this their names are left out, which nothing needs: the report must stay within Temporal's 2 MiB. */
const MOST_NAMES = 1_000;

/** Looks through a system's list for the jobs that a filter means. */
export async function listJobs(system: JobSystem, request: ListJobsRequest): Promise<ListJobsReport> {
  requireSelectable(system, request);
  const found = new Map<string, SelectedJob>();
  return withJournal(null, async () => {
    let examined = 0;
    for await (const { jobs } of pagesOf(system, request)) {
      examined += jobs.length;
      for (const job of jobs) if (fits(job, request)) found.set(job.id, selected(job));
      requireWithinLimit(found.size, request);
    }
    const jobs = [...found.values()];
    return { vendor: system.vendor, jobs: jobs.length > MOST_NAMES ? jobs.map(withoutName) : jobs, examined };
  });
}

async function* pagesOf(system: JobSystem, request: ListJobsRequest): AsyncGenerator<ListPage> {
  const { cancellationSignal: signal } = Context.current();
  const cursors = new Set<string | undefined>([undefined]);
  let cursor: string | undefined;
  while (cursors.size <= MOST_PAGES) {
    signal.throwIfAborted();
    const answer = await system.list?.(pageRequest(request, cursor), { signal });
    if (answer) yield answer;
    if (answer?.next === undefined) return;
    cursor = answer.next;
    if (cursors.has(cursor)) throw endless('leads back to a page that was read');
    cursors.add(cursor);
  }
  throw endless(`has not ended after ${MOST_PAGES} pages`);
}

function endless(how: string): SystemError {
  return new SystemError({ kind: 'protocol', effect: 'none', call: 'list', message: `The list ${how}.` });
}

function pageRequest({ filter, now }: ListJobsRequest, cursor: string | undefined): ListRequest {
  const runningFor = durationToMs(filter.runningFor);
  return {
    phases: phasesOf(filter),
    ...(runningFor === undefined ? {} : { startedBefore: new Date(now - runningFor).toISOString() }),
    ...(filter.name === undefined ? {} : { name: filter.name }),
    ...(filter.query === undefined ? {} : { query: filter.query }),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

function fits(job: JobSnapshot, { filter, now }: ListJobsRequest): boolean {
  if (!phasesOf(filter).includes(job.phase)) return false;
  if (filter.name !== undefined && !(job.name !== undefined && nameFits(job.name, filter.name))) return false;
  const runningFor = durationToMs(filter.runningFor);
  if (runningFor === undefined) return true;
  return job.startedAt !== undefined && now - Date.parse(job.startedAt) >= runningFor;
}

function selected({ id, run, phase, name, startedAt }: JobSnapshot): SelectedJob {
  return {
    id,
    run,
    phase,
    ...(name === undefined ? {} : { name: brief(name) }),
    ...(startedAt === undefined ? {} : { startedAt }),
  };
}

/** The start stays: by it a plan knows what began after itself. */
function withoutName({ name: _name, ...job }: SelectedJob): SelectedJob {
  return job;
}

function requireWithinLimit(count: number, request: ListJobsRequest): void {
  const limit = request.filter.limit ?? MAX_STEP_JOBS;
  if (count > limit) throw refused(request, `more than ${limit} jobs fit; nothing was selected`);
}
