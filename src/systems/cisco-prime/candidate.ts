import { hasEnded, type RerunIntent } from '../../contract';
import { firstRun } from './continue-reruns';
import type { Job, Run } from './job';
import { isNameOf } from './job-name';
import { targetDevices, type Recipe } from './recipe';
import { phaseOf } from './statuses';

/** A rerun that may have been submitted, and all by which its job would be known. */
export interface Sought {
  readonly intent: RerunIntent;
  readonly recipe: Recipe;
  readonly oldJobId: string;
  /** Absent where the server does not show it. */
  readonly oldJobName: string | undefined;
  /** When the old run ended, in milliseconds since the epoch, by the server's clock as far as it tells. */
  readonly since: number;
  /** What the old run's results name, such as device ids. */
  readonly oldProperties: readonly string[];
}

/**
 * Whether the submission may have started this job. What cannot be read speaks for it: a job too many costs a question, a job too few
 * a second run.
 */
export function mayBeRerun(job: Job, sought: Sought): boolean {
  const { recipe, oldJobId, since } = sought;
  const { jobId, jobName, jobType } = job;
  if (jobId === oldJobId) return false;
  if (jobType !== undefined && jobType !== recipe.jobType) return false;
  if (jobName !== undefined && !mayBeNamed(jobName, sought)) return false;
  const run = firstRun(job);
  if (run?.startedAt !== undefined && Date.parse(run.startedAt) < since) return false;
  return run === undefined || mayHaveDevices(run, sought);
}

/** That Prime names jobs by their type was seen of one operation only: where the old job is named otherwise, names tell nothing. */
function mayBeNamed(name: string, { recipe, oldJobName }: Sought): boolean {
  const tells =
    recipe.jobNamePattern !== undefined || (oldJobName !== undefined && isNameOf(recipe, oldJobName));
  return !tells || isNameOf(recipe, name);
}

/**
 * The results of an ended run name its devices. One that is none of ours shows somebody else's job, unless the old run, which had the same
 * devices, shows such a one too: then results name devices in another way.
 */
function mayHaveDevices(run: Run, { recipe, oldProperties }: Sought): boolean {
  const ours = new Set(targetDevices(recipe));
  const strange = (properties: readonly string[]) =>
    properties.some((property) => isDeviceId(property) && !ours.has(property));
  if (ours.size === 0 || !hasEnded(phaseOf(run)) || strange(oldProperties)) return true;
  return !strange(run.properties);
}

/** Besides devices a result may be named after the job. */
function isDeviceId(property: string): boolean {
  return /^\d+$/.test(property);
}

/** Whether a job of that user may be ours. Names differ in case and domain between the places that show them. */
export function isSameUser(shown: string, own: string): boolean {
  return bare(shown) === bare(own);
}

function bare(user: string): string {
  return user.toLowerCase().replace(/^.*\\/, '').replace(/@.*$/, '');
}
