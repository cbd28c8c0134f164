import type { RerunIntent, RerunMatch } from '../../contract';
import { fewAtOnce } from '../shared/few-at-once';
import { isKind, unsupported } from '../shared/failures';
import { inChunks } from '../shared/in-chunks';
import { isSameUser, mayBeRerun, type Sought } from './candidate';
import { firstRun } from './continue-reruns';
import type { Job } from './job';
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

/** Two clocks, each read with the other's answer under way. */
const CLOCK_DOUBT_MS = 60_000;

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
  const strangers = await jobsOfOthers(
    pairs.map(({ job }) => job),
    plan,
  );
  return pairs
    .filter(({ job }) => job.jobName === undefined || !strangers.has(job.jobName))
    .flatMap(({ one, job }) => matchOf(one, job));
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
  const byServerClock = Date.parse(run?.endedAt ?? '');
  const byOurClock = Date.parse(intent.endedSince) + serverTime - Date.now() - CLOCK_DOUBT_MS;
  const since = Number.isNaN(byServerClock) ? byOurClock : byServerClock;
  const { recipe } = known;
  return [{ intent, recipe, since, oldJobId: key.jobId, oldProperties: run?.properties ?? [] }];
}

/** A job that is known to be the answer to another submission. */
function isAnothers({ jobName }: Job, { intent }: Sought, { answered }: SearchPlan): boolean {
  const marker = jobName === undefined ? undefined : answered.get(jobName);
  return marker !== undefined && marker !== intent.marker;
}

/** The names of those jobs that JobSummary shows to be another user's, and no job of ours. Where it cannot be read, none. */
async function jobsOfOthers(jobs: readonly Job[], plan: SearchPlan): Promise<ReadonlySet<string>> {
  const names = [...new Set(jobs.flatMap(({ jobName }) => jobName ?? []))].filter(isQuotable);
  const owners = (await fewAtOnce(inChunks(names, plan.jobsPerCall), (some) => ownersOf(some, plan))).flat();
  const ours = owners.filter(({ user }) => isSameUser(user, plan.user)).map(({ jobName }) => jobName);
  return new Set(owners.map(({ jobName }) => jobName).filter((name) => !ours.includes(name)));
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
