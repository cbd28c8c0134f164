import type { RerunIntent, RerunMatch } from '../../contract';
import { fewAtOnce } from '../shared/few-at-once';
import { isKind, unsupported } from '../shared/failures';
import { inBatches } from '../../contract/in-batches';
import { isSameUser, mayBeRerun, type Sought } from './candidate';
import { CLOCK_DOUBT_MS, firstRun, seenEnded } from './continue-reruns';
import type { Job } from './job';
import { textsIn } from './recipe';
import { history, jobsById, type History } from './read-jobs';
import { anyName, isQuotable, jobSummaries } from './requests';
import { idOf, runKeyOf } from './run-id';
import { phaseOf, rawStatusOf } from './statuses';
import type { SubmissionPlan } from './submit-job';
import { submissionFor } from './submissions';
import { descendantsNamed, textOf } from './wire/element';

/** Where and for whom to search. */
export interface SearchPlan extends SubmissionPlan {
  /** The account that submits. */
  readonly user: string;
}

/**
 * Searches for jobs that earlier submissions may have started: by type, name, start, user and devices. All that may be one are given; which
 * one it is, if they are several, a person says.
 *
 * @throws SystemError `unsupported` where it is not known what was submitted
 */
export async function searchReruns(intents: readonly RerunIntent[], plan: SearchPlan): Promise<RerunMatch[]> {
  const jobIds = intents.flatMap(({ run }) => runKeyOf(run)?.jobId ?? []);
  const old = await jobsById(jobIds, plan);
  const sought = (await Promise.all(intents.map((intent) => soughtFor(intent, old, plan)))).flat();
  const types = [...new Set(sought.map(({ recipe }) => recipe.jobType))];
  // By type alone: that a filter by time shows jobs that have no run yet is nowhere said.
  const found = await fewAtOnce(types, (type) => history([['jobType', anyName([type])]], plan));
  const jobs = found.flatMap((answer) => answer.jobs);
  const pairs = sought.flatMap((one) =>
    jobs.filter((job) => mayBeRerun(job, one) && !isAnothers(job, one, plan)).map((job) => ({ one, job })),
  );
  const owners = await ownersIn(pairs, plan);
  return pairs.filter((pair) => !isStrangers(pair, owners)).flatMap(({ one, job }) => matchOf(one, job));
}

interface Pair {
  readonly one: Sought;
  readonly job: Job;
}

/**
 * By what the job of a submission can be told; nothing for a run that is none of Prime. Where it is not known any more what was submitted,
 * finding nothing would prove nothing.
 */
async function soughtFor(
  intent: RerunIntent,
  { jobs, serverTime }: History,
  { recorded }: SearchPlan,
): Promise<Sought[]> {
  const key = runKeyOf(intent.run);
  if (!key) return [];
  const job = jobs.find(({ jobId }) => jobId === key.jobId);
  const known = await submissionFor(intent, job, recorded);
  if ('missing' in known)
    throw unsupported('runhistory', `Its rerun cannot be told from other jobs. ${known.missing}`);
  const run = job?.runs.find(({ runId }) => runId === key.runId);
  const since = endOf(run?.endedAt, seenEnded(intent, serverTime));
  const old = { oldJobId: key.jobId, oldJobName: job?.jobName, oldProperties: run?.properties ?? [] };
  return [{ intent, recipe: known.recipe, since, ...old }];
}

/** The Date of an answer, by which the server's clock is known, is cut to whole seconds: what was seen may be so much later. */
const DATE_RESOLUTION_MS = 1_000;

/** A completion time may be written after the run was seen to have ended, so after a rerun was submitted. */
function endOf(completionTime: string | undefined, seen: number): number {
  const told = Date.parse(completionTime ?? '');
  return told <= seen + DATE_RESOLUTION_MS ? Math.min(told, seen) : seen - CLOCK_DOUBT_MS;
}

/** A job that is known to be the answer to another submission. A name that the submission itself gives may be that of several. */
function isAnothers({ jobName }: Job, { intent, recipe }: Sought, { answered }: SearchPlan): boolean {
  const marker = jobName === undefined ? undefined : answered.get(jobName);
  if (jobName === undefined || marker === undefined || textsIn(recipe.body).includes(jobName)) return false;
  return marker !== intent.marker;
}

/** Whose jobs they are, by name, for those that JobSummary shows; where it cannot be read, none. One of ours makes a name ours. */
async function ownersIn(
  pairs: readonly Pair[],
  plan: SearchPlan,
): Promise<ReadonlyMap<string, 'ours' | 'others'>> {
  const names = [...new Set(pairs.flatMap(({ one, job }) => [one.oldJobName, job.jobName]))]
    .filter((name) => name !== undefined)
    .filter(isQuotable);
  const shown = (await fewAtOnce(inBatches(names, plan.jobsPerCall), (some) => ownersOf(some, plan))).flat();
  const owners = new Map<string, 'ours' | 'others'>();
  for (const { jobName, user } of shown) {
    const isOurs = isSameUser(user, plan.user) || owners.get(jobName) === 'ours';
    owners.set(jobName, isOurs ? 'ours' : 'others');
  }
  return owners;
}

/** That a job submitted here is shown as ours is nowhere said: users are gone by where the old job shows that it is so. */
function isStrangers({ one, job }: Pair, owners: ReadonlyMap<string, 'ours' | 'others'>): boolean {
  if (owners.get(one.oldJobName ?? '') !== 'ours') return false;
  return owners.get(job.jobName ?? '') === 'others';
}

interface Owner {
  readonly jobName: string;
  readonly user: string;
}

async function ownersOf(names: readonly string[], { door }: SearchPlan): Promise<Owner[]> {
  try {
    const query = [['jobName', anyName(names)]] as const;
    const { document } = await door.send(jobSummaries(door.dialect, query));
    return descendantsNamed(document, 'jobSummaryDTO').flatMap((summary) => {
      const [jobName, user] = [textOf(summary, 'jobName'), textOf(summary, 'username')];
      return jobName === undefined || user === undefined ? [] : [{ jobName, user }];
    });
  } catch (error) {
    if (isKind(error, 'not-found', 'invalid-request', 'forbidden', 'unsupported')) return [];
    throw error;
  }
}

/** A job that has no run yet is a rerun that is underway: its id stands for it where several jobs are shown to a person. */
function matchOf({ intent: { marker } }: Sought, job: Job): RerunMatch[] {
  const { jobId, jobName } = job;
  if (jobId === undefined) return [];
  const at = new Date().toISOString();
  const run = firstRun(job);
  if (run?.runId !== undefined) {
    const id = idOf({ jobId, runId: run.runId });
    const says = `${jobName ?? 'a job without a name'}: ${rawStatusOf(run)}`;
    return [{ marker, id, observation: { at, call: 'runhistory', says, phase: phaseOf(run), run: id } }];
  }
  const says = `${jobName ?? 'a job without a name'} (job ${jobId}) has no run yet`;
  const observation = { at, call: 'runhistory', says };
  return [{ marker, id: jobId, observation, ...(jobName !== undefined && { step: jobName }) }];
}
