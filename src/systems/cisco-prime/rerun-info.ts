import {
  hasEnded,
  SystemError,
  type JobSnapshot,
  type RerunInfo,
  type RerunRecipes,
  type RerunWayInfo,
} from '../../contract';
import { nextRunOf, type SchedulePlan } from './next-run';
import { jobsById, type History } from './read-jobs';
import { parameterNames } from './recipe';
import { runKeyOf } from './run-id';
import { submissionFor, type KnownSubmission, type SubmissionLookup } from './submissions';

/** How jobs are run again. */
export interface RerunPlan extends SchedulePlan {
  readonly recorded: SubmissionLookup;
}

/** What may be known of the reruns of jobs before one is sent: all jobs are read in as few calls as the server allows. */
export async function rerunInfoOf(
  jobs: readonly JobSnapshot[],
  plan: RerunPlan,
  recipes: RerunRecipes = {},
): Promise<RerunInfo[]> {
  const jobIds = jobs.flatMap(({ run }) => runKeyOf(run)?.jobId ?? []);
  const seen = await jobsById(jobIds, plan);
  return Promise.all(jobs.map((job) => infoOf(job, seen, { ...plan, recipes })));
}

interface Plan extends RerunPlan {
  readonly recipes: RerunRecipes;
}

async function infoOf(
  snapshot: JobSnapshot,
  { jobs, serverTime }: History,
  { recipes, recorded, resumeSuspended }: Plan,
): Promise<RerunInfo> {
  const { id, run } = snapshot;
  const job = jobs.find(({ jobId }) => jobId === runKeyOf(run)?.jobId);
  const recipe = Object.hasOwn(recipes, id) ? recipes[id] : undefined;
  const known = await orReason(() => submissionFor({ run, ...(recipe && { recipe }) }, job, recorded));
  const next = nextRunOf(job, serverTime, resumeSuspended);
  const reasons = {
    'next-scheduled': next.comes === 'never' ? next.reason : undefined,
    'new-run': 'missing' in known ? known.missing : undefined,
  } as const;
  return {
    id,
    ways: Object.entries(reasons).map(([way, reason]) =>
      wayInfo(snapshot, way as keyof typeof reasons, reason),
    ),
    parameters: 'recipe' in known ? parameterNames(known.recipe.body) : [],
    call: 'runhistory',
  };
}

function wayInfo(
  { phase, rawStatus }: JobSnapshot,
  way: RerunWayInfo['way'],
  obstacle: string | undefined,
): RerunWayInfo {
  const reason = hasEnded(phase) ? obstacle : `Not possible while the run is ${rawStatus}.`;
  return reason === undefined ? { way, available: true } : { way, available: false, reason };
}

/** A recipe of another form makes the way impossible for its job, and no other. */
async function orReason(find: () => Promise<KnownSubmission>): Promise<KnownSubmission> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof SystemError && error.kind === 'invalid-request') return { missing: error.message };
    throw error;
  }
}
