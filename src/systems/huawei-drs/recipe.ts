import { z } from 'zod';
import { SystemError, type RerunRecipe } from '../../contract';
import { findingsText } from '../../schema/issue-text';
import { recordOf } from './said';
import type { ApiVersion } from './requests';

/** What a new task is made from: the `job` of CreateJob (v5), or the one entry of `jobs` of batch-creation (v3). */
export const recipeSchema = z.strictObject({
  job: z
    .record(z.string().min(1), z.unknown())
    .describe(
      'The description of the task as it was created. Its name is replaced; ${secret:NAME} stands for a secret.',
    ),
});
export type Recipe = z.output<typeof recipeSchema>;

/** Looks up what a task was created with; `undefined` when nothing is recorded. */
export type RecordedJobLookup = (id: string) => Promise<Recipe | undefined>;

/** Where recipes come from, and the secrets that they name. */
export interface RecipeSources {
  readonly recorded: RecordedJobLookup;
  /** By the name that stands in `${secret:NAME}`. */
  readonly namedSecrets: Readonly<Record<string, string>>;
}

/** A description that is ready to be sent. */
export interface ReadyJob {
  readonly description: Readonly<Record<string, unknown>>;
  /** Texts in it that no message may show. */
  readonly secrets: readonly string[];
}

const SECRET = /\$\{secret:([^}]*)\}/g;
const SECRET_MEMBER = /passw|secret|token|ssl_cert/i;

/**
 * The recipe of a task: what the caller gave in the request, else what is recorded; `undefined` where there is neither.
 *
 * @throws SystemError `invalid-request`, effect `none`, for a recipe in another form; `unavailable` when the look-up fails
 */
export async function recipeFor(
  id: string,
  given: RerunRecipe | undefined,
  { recorded }: RecipeSources,
): Promise<Recipe | undefined> {
  const found = given ?? (await lookedUp(id, recorded));
  if (found === undefined) return undefined;
  const parsed = recipeSchema.safeParse(found);
  if (parsed.success) return parsed.data;
  const wrong = findingsText(parsed.error, found, 'recipe');
  throw invalid(`The recipe of task ${id} is not { job: { … } } (${wrong}).`);
}

/**
 * The description with its name replaced and its secrets resolved.
 *
 * @throws SystemError `invalid-request`, effect `none`, when it names a secret that is not configured, or is meant for the other API
 */
export function readyJob(
  { job }: Recipe,
  {
    name,
    version,
    namedSecrets,
  }: { name: string; version: ApiVersion } & Pick<RecipeSources, 'namedSecrets'>,
): ReadyJob {
  const base: unknown = job['base_info'];
  if ((version === 'v5') !== Object.keys(recordOf(base)).length > 0) {
    throw invalid(
      version === 'v5'
        ? 'The recipe has no base_info, which CreateJob (v5) needs.'
        : 'The recipe has base_info, which batch-creation (v3) does not know.',
    );
  }
  const secrets: string[] = [];
  const named = version === 'v5' ? { ...job, base_info: { ...recordOf(base), name } } : { ...job, name };
  const description = recordOf(resolved(named, { namedSecrets, secrets, isSecret: false }));
  return { description, secrets };
}

interface Resolving {
  readonly namedSecrets: Readonly<Record<string, string>>;
  /** Grows. */
  readonly secrets: string[];
  /** Whether the member's name says that its text is a secret. */
  readonly isSecret: boolean;
}

function resolved(value: unknown, resolving: Resolving): unknown {
  if (typeof value === 'string') return resolvedText(value, resolving);
  if (Array.isArray(value)) return value.map((entry) => resolved(entry, resolving));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]): [string, unknown] => {
    const isSecret = resolving.isSecret || SECRET_MEMBER.test(key);
    return [key, resolved(entry, { ...resolving, isSecret })];
  });
  return Object.fromEntries(entries);
}

function resolvedText(text: string, { namedSecrets, secrets, isSecret }: Resolving): string {
  const whole = text.replace(SECRET, (_reference, name: string) => {
    const secret = Object.hasOwn(namedSecrets, name) ? namedSecrets[name] : undefined;
    if (secret === undefined)
      throw invalid(`The recipe names the secret ${JSON.stringify(name)}, which is not in the settings.`);
    secrets.push(secret);
    return secret;
  });
  if (isSecret && whole !== '') secrets.push(whole);
  return whole;
}

/** Asks the caller's own function: what it throws or gives may be anything. */
async function lookedUp(id: string, recorded: RecordedJobLookup): Promise<Recipe | undefined> {
  try {
    return await recorded(id);
  } catch {
    const message = `What task ${id} was created with could not be looked up: see recordedJobs.`;
    throw new SystemError({ kind: 'unavailable', effect: 'none', call: 'recordedJobs', message }); // a cause could hold values
  }
}

function invalid(message: string): SystemError {
  return new SystemError({ kind: 'invalid-request', effect: 'none', call: 'recipe', message });
}
