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
  const withoutStart = new Set<string>();
  return withJournal(null, async () => {
    let examined = 0;
    for await (const { jobs } of pagesOf(system, request)) {
      examined += jobs.length;
      for (const job of jobs.filter((one) => fits(one, request))) {
        if (hasRunLongEnough(job, request)) found.set(job.id, selected(job));
        else if (mayHaveStarted(job)) withoutStart.add(job.id);
      }
      requireWithinLimit(found.size, request);
    }
    const unclear = [...withoutStart].filter((id) => !found.has(id)).length;
    return {
      vendor: system.vendor,
      ...reported(found),
      examined,
      ...(unclear > 0 && { withoutStart: unclear }),
    };
  });
}

function reported(found: ReadonlyMap<string, SelectedJob>): Pick<ListJobsReport, 'jobs'> {
  const jobs = [...found.values()];
  return { jobs: jobs.length > MOST_NAMES ? jobs.map(withoutName) : jobs };
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

/** Whether it is one that is meant, however long it has run. */
function fits(job: JobSnapshot, { filter }: ListJobsRequest): boolean {
  if (!phasesOf(filter).includes(job.phase)) return false;
  return filter.name === undefined || (job.name !== undefined && nameFits(job.name, filter.name));
}

function hasRunLongEnough({ startedAt = '' }: JobSnapshot, { filter, now }: ListJobsRequest): boolean {
  const runningFor = durationToMs(filter.runningFor);
  return runningFor === undefined || now - Date.parse(startedAt) >= runningFor;
}

/** Whether it may have run for any time, as nothing that can be read tells when it started. */
function mayHaveStarted({ phase, startedAt = '' }: JobSnapshot): boolean {
  return phase !== 'waiting' && Number.isNaN(Date.parse(startedAt));
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
