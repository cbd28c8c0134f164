import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type {
  JobFilter,
  JobSnapshot,
  JobSystem,
  ListJobsReport,
  ListJobsRequest,
  ListPage,
  ListRequest,
  SelectedJob,
} from '../contract';
import { durationToMs, FAILURE_TYPES, hasEnded, JOB_PHASES, MAX_STEP_JOBS, SELECTORS } from '../contract';
import { brief } from '../contract/brief';
import { withJournal } from './journal';
import { nameFits } from './name-pattern';

/** A list that goes on for longer than this is not one that ends. */
const MOST_PAGES = 10_000;
/** With more jobs than this only what is needed comes back: the report must stay within Temporal's 2 MiB. */
const MOST_NAMES = 1_000;

/** Looks through a system's list for the jobs that a filter means. */
export async function listJobs(system: JobSystem, request: ListJobsRequest): Promise<ListJobsReport> {
  requireListed(system, request);
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
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    signal.throwIfAborted();
    const answer = await system.list?.(pageRequest(request, cursor), { signal });
    if (answer) yield answer;
    if (answer?.next === undefined) return;
    cursor = answer.next;
  }
  throw refused(request, `the list has not ended after ${MOST_PAGES} pages`);
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

function phasesOf({ phases }: JobFilter): NonNullable<JobFilter['phases']> {
  return phases ?? JOB_PHASES.filter((phase) => !hasEnded(phase));
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

function withoutName({ id, run, phase }: SelectedJob): SelectedJob {
  return { id, run, phase };
}

function requireListed(system: JobSystem, request: ListJobsRequest): void {
  const { list } = system.capabilities;
  if (!list || !system.list) throw refused(request, `${system.vendor} offers no list: name the jobs by id`);
  const { filter } = request;
  const missing = SELECTORS.find((part) => filter[part] !== undefined && !list.selectors.includes(part));
  if (missing) {
    const known = list.selectors.join(', ') || 'nothing';
    throw refused(
      request,
      `${missing}: the list of ${system.vendor} does not tell it; it can select by ${known}`,
    );
  }
  const stray = Object.keys(filter.query ?? {}).find((member) => !list.query.includes(member));
  if (stray !== undefined) {
    const known = list.query.join(', ') || 'none';
    throw refused(request, `query.${stray}: unknown to ${system.vendor}; known are: ${known}`);
  }
}

function requireWithinLimit(count: number, request: ListJobsRequest): void {
  const limit = request.filter.limit ?? MAX_STEP_JOBS;
  if (count > limit) throw refused(request, `more than ${limit} jobs fit; nothing was selected`);
}

function refused({ system }: ListJobsRequest, problem: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(`select on "${system}": ${problem}.`, FAILURE_TYPES.invalidInput);
}
