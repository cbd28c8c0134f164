import { SystemError, type JobSnapshot, type RerunIntent } from '../../contract';
import { findingsText } from '../../schema/issue-text';
import { invalidRequest } from './errors';
import type { Job } from './job';
import { submissionSchema, type GivenSubmission, type RecordedSubmission, type Recipe } from './recipe';
import { runKeyOf } from './run-id';

/** The job whose submission is looked up. */
export interface RecordedJob {
  readonly jobId: string;
  readonly runId: string;
  readonly jobName: string | undefined;
  readonly jobType: string | undefined;
}

/** Looks up what starts such a job; `undefined` when nothing is recorded. */
export type SubmissionLookup = (job: RecordedJob) => Promise<GivenSubmission | undefined>;

/** The lookup in what settings record: the first entry that fits. */
export function lookupIn(recorded: readonly RecordedSubmission[]): SubmissionLookup {
  return (job) =>
    Promise.resolve(
      recorded.find(
        (entry) =>
          (entry.jobId === undefined || entry.jobId === job.jobId) &&
          (entry.jobName === undefined || entry.jobName === job.jobName) &&
          (entry.jobType === undefined || entry.jobType === job.jobType),
      )?.submission,
    );
}

/** What starts a job again, or why that is not known. */
export type KnownSubmission = { readonly recipe: Recipe } | { readonly missing: string };

/** The run to be replaced, and what the caller gave for it. */
type Wanted = Pick<RerunIntent, 'run' | 'recipe'> | (JobSnapshot & Pick<RerunIntent, 'recipe'>);

/**
 * What starts a job again: what the request gives for it, otherwise what is recorded. A submission of jobs of another type is none: the
 * type is by what its job would be looked for.
 *
 * @param job as the server shows it now; `undefined` where it is not there
 * @throws SystemError `invalid-request` for a recipe of another form; `unavailable` when the caller's own lookup fails
 */
export async function submissionFor(
  { run, recipe }: Wanted,
  job: Job | undefined,
  recorded: SubmissionLookup,
): Promise<KnownSubmission> {
  const key = runKeyOf(run);
  if (!key) return { missing: `${JSON.stringify(run)} is not the run of a job of Prime.` };
  const found =
    recipe === undefined
      ? await lookedUp(recorded, { ...key, jobName: job?.jobName, jobType: job?.jobType })
      : givenRecipe(recipe);
  if (!found) return { missing: NOTHING_KNOWN };
  const { jobType } = found;
  if (job?.jobType === undefined || job.jobType === jobType) return { recipe: found };
  return { missing: `Its submission starts jobs of the type ${jobType}, but it is a ${job.jobType}.` };
}

const NOTHING_KNOWN =
  'The NBI does not return what a job was submitted with: give it in the request (rerun.recipes), or record it in the settings ' +
  '(recordedSubmissions).';

function givenRecipe(recipe: NonNullable<RerunIntent['recipe']>): Recipe {
  const parsed = submissionSchema.safeParse(recipe);
  if (parsed.success) return parsed.data;
  const wrong = findingsText(parsed.error, recipe, 'recipe');
  throw invalidRequest('recipe', `The recipe is not a submission (${wrong}).`);
}

/** The caller's own function: what it throws or gives may be anything. */
async function lookedUp(recorded: SubmissionLookup, job: RecordedJob): Promise<Recipe | undefined> {
  try {
    return submissionSchema.optional().parse(await recorded(job));
  } catch {
    const message = `The submission of job ${job.jobId} could not be looked up: see recordedSubmissions.`;
    throw new SystemError({ kind: 'unavailable', effect: 'none', call: 'recordedSubmissions', message }); // a cause could hold values
  }
}
