import type { RerunRecipe } from '../../contract';
import type { DrsJob } from './drs-job';
import type { Generation, JobActions } from './generation';
import { readyJob, recipeFor, type ReadyJob, type RecipeSources } from './recipe';

/** What a new task is made by where both are possible. */
export const NEW_RUNS = ['clone', 'create'] as const;

/** How new tasks are made. */
export interface NewRunSettings extends RecipeSources {
  readonly newRun: (typeof NEW_RUNS)[number];
}

/** How the new task for one released task is made, or why it is not. */
export type NewRunPlan =
  | { readonly by: 'clone' }
  | ({ readonly by: 'create' } & ReadyJob)
  | { readonly by: 'nothing'; readonly reason: string };

/** What is known of the released, or still active, task. */
export interface NewRunFacts {
  readonly id: string;
  /** The name of the new task. */
  readonly name: string;
  readonly job: DrsJob | undefined;
  readonly actions: JobActions | undefined;
  readonly given: RerunRecipe | undefined;
}

/** Clone or create (reference §6). Throws what `recipeFor` and `readyJob` throw. */
export async function planNewRun(
  facts: NewRunFacts,
  generation: Generation,
  settings: NewRunSettings,
): Promise<NewRunPlan> {
  const recipe = await recipeFor(facts.id, facts.given, settings);
  const canClone = generation.clone !== undefined && isOffered('CLONE', facts.actions) === true;
  if (canClone && (settings.newRun === 'clone' || recipe === undefined)) return { by: 'clone' };
  if (recipe === undefined) return { by: 'nothing', reason: reasonAgainstClone(generation) };
  const { version } = generation;
  return {
    by: 'create',
    ...readyJob(recipe, { name: facts.name, version, namedSecrets: settings.namedSecrets }),
  };
}

/** Whether DRS offers an action; `undefined` where it does not say. */
export function isOffered(action: string, actions: JobActions | undefined): boolean | undefined {
  if (actions?.available.includes(action)) return true;
  return actions?.unavailable.includes(action) ? false : undefined;
}

function reasonAgainstClone(generation: Generation): string {
  const why = generation.clone
    ? 'DRS does not offer to clone this task'
    : `The API ${generation.version} has no clone`;
  return `${why}, and no recipe says what it was created with: see recordedJobs.`;
}
