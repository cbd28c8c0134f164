import type { JobSnapshot, ListPage, ListRequest } from '../../contract';
import { isKind } from '../shared/failures';
import { requireKept, strangeCursor } from '../shared/list-query';
import { nameHint } from '../shared/name-hint';
import type { DrsJob } from './drs-job';
import { noAnswer } from './errors';
import type { Generation, ListedPage } from './generation';
import { expectedIdForm } from './job-id';
import { cursorAfter, placeIn, requireWhole, type Place } from './list-place';
import { askedIn, MAYBE_UNKNOWN, shownBy, type Asked } from './list-query';
import type { JobPage } from './pages';
import { seenJob, type JobSeen } from './responses';
import { runOf } from './run';

type KnownJob = DrsJob & { readonly id: string };

const CALL = 'ListJobs';

/** The one word of a list that needs no second look: such a task never runs again. */
const RELEASED = 'RELEASE_RESOURCE_COMPLETE';

/**
 * A page of the tasks of one kind, each read as `status` reads it: the statuses of a list leave out some of those that a detail has, PAUSING among
 * them (reference §3). Not read are tasks that were released for good, and those of another name.
 *
 * @throws SystemError `protocol` for a page that is cut short or shows what was not asked for, `conflict` where tasks were deleted meanwhile
 */
export async function listJobs(request: ListRequest, generation: Generation): Promise<ListPage> {
  const { cursor, query, name } = request;
  const asked = askedIn(query);
  const place = placeIn(cursor, asked.types, generation.version);
  if (!place) throw strangeCursor(CALL, cursor ?? '');
  const page = await pageAt(place, { asked, name, generation });
  requireWhole(page, place);
  const jobs = page.jobs.map(known);
  const kept = [['job_type', place.jobType] as const, ...asked.members];
  for (const job of jobs) requireKept(CALL, kept, (member) => shownBy(job, member));
  const next = cursorAfter(place, page, { types: asked.types, version: generation.version });
  const snapshots = await snapshotsOf(
    jobs.filter((job) => mayFit(job, name)),
    generation,
  );
  return { jobs: snapshots, ...(next !== undefined && { next }) };
}

interface Source {
  readonly asked: Asked;
  readonly name: string | undefined;
  readonly generation: Generation;
}

/** A region that does not know the kind has no tasks of it. */
async function pageAt(place: Place, { asked, name, generation }: Source): Promise<JobPage> {
  const { jobType, offset, page } = place;
  const { whole } = nameHint(name);
  const isPlain = whole !== undefined && /^[\w-]+$/.test(whole);
  const listed: ListedPage = {
    jobType,
    offset,
    page,
    members: asked.members,
    ...(isPlain && { name: whole }),
  };
  try {
    return await generation.listed(listed);
  } catch (error) {
    const isUnknown = jobType === MAYBE_UNKNOWN && !asked.isTypeAsked;
    if (!isUnknown || !isKind(error, 'invalid-request', 'unsupported')) throw error;
    return { jobs: [], total: 0, unreadable: (what) => noAnswer(CALL, what) };
  }
}

function known(job: DrsJob): KnownJob {
  const { id } = job;
  if (id === undefined || expectedIdForm(id) !== undefined) throw noAnswer(CALL, 'a task without a task id');
  return { ...job, id };
}

/** Whether a task may fit a pattern of names, as far as it says how they begin. */
function mayFit(job: KnownJob, pattern: string | undefined): boolean {
  const { whole, start } = nameHint(pattern);
  return job.name === undefined || job.name.startsWith(whole ?? start ?? '');
}

async function snapshotsOf(jobs: readonly KnownJob[], generation: Generation): Promise<JobSnapshot[]> {
  const at = new Date().toISOString();
  const active = jobs.filter(({ status }) => status !== RELEASED);
  const read = active.length === 0 ? [] : await generation.read(active.map(({ id }) => id));
  const seen = new Map(active.map(({ id }, index) => [id, read[index]] as const));
  return jobs.flatMap((job) =>
    shownOf(job, seen.get(job.id) ?? seenJob(job, { id: job.id, call: CALL, at })),
  );
}

/** v3 tells the name in its list only. What was deleted since is not there; what cannot be read is `unknown`. */
function shownOf({ id, name, status = 'no status' }: KnownJob, { reading }: JobSeen): JobSnapshot[] {
  if (reading.outcome === 'not-found') return [];
  if (reading.outcome === 'found') return [{ ...(name !== undefined && { name }), ...reading.snapshot }];
  const { call, observedAt, detail } = reading;
  const unread = {
    id,
    phase: 'unknown',
    rawStatus: status,
    run: runOf(id, ''),
    call,
    observedAt,
    detail,
  } as const;
  return [{ ...unread, ...(name !== undefined && { name }) }];
}
