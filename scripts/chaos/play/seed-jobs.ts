import type { RerunRecipe, RerunRecipes } from '../../../src/client';
import type { Expected } from '../cells/cell';
import type { Role } from '../checks';
import type { Random } from '../random';
import type { Seat } from '../stage/seat';
import type { PlayedJob } from './play';

const SEEDED: readonly (readonly [Role, 'running' | 'succeeded' | 'failed'])[] = [
  ['target', 'running'],
  ['target', 'running'],
  ['bystander', 'succeeded'],
  ['decoy', 'running'],
  ['decoy', 'failed'],
];

/** What a cell puts on its simulator. */
export interface SeededJobs {
  readonly jobs: readonly PlayedJob[];
  readonly hit: PlayedJob;
  /** By job id; empty where none are needed. */
  readonly recipes: RerunRecipes;
}

/**
 * Puts two jobs to be rerun, one that has succeeded, and two that nobody speaks of on the simulator; chance decides which of the two is hit.
 *
 * @param name different for every cell that is ever played on the simulator
 */
export async function seedJobs(
  { simulator, vendor, works }: Seat,
  expected: Expected,
  { name, random }: { readonly name: string; readonly random: Random },
): Promise<SeededJobs> {
  const hitIndex = random.integer(2);
  const jobs: PlayedJob[] = [];
  const recipes: Record<string, RerunRecipe> = {};
  for (const [index, [role, state]] of SEEDED.entries()) {
    const taskId = await simulator.addTask(vendor.newJob(state, `${name}-${index}`));
    const task = (await simulator.task(taskId)) ?? {};
    const [id, work] = [vendor.idOf?.(task) ?? taskId, vendor.workOf(task)];
    works.add(work);
    if (vendor.recipeOf) recipes[id] = vendor.recipeOf(task);
    const expects = role !== 'target' ? 'safe' : index === hitIndex ? expected.hit : expected.others;
    jobs.push({ id, role, expects, work, runsOfOthers: 1, hidden: false, madeActiveAgain: false });
  }
  const hit = jobs[hitIndex];
  if (!hit) throw new Error('A cell needs a job to hit.');
  return { jobs, hit, recipes };
}
