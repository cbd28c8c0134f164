import type { RerunRecipe, RerunRecipes } from '../../../src/client';
import type { Expected } from '../cells/cell';
import type { Role } from '../checks';
import type { Random } from '../random';
import type { Seat } from '../stage/seat';
import type { Subject } from '../vendors/chaos-vendor';
import type { PlayedJob } from './play';
import { runsOn } from './runs';

const SEEDED: readonly (readonly [Role, 'running' | 'succeeded' | 'failed'])[] = [
  ['target', 'running'],
  ['target', 'running'],
  ['bystander', 'succeeded'],
  ['decoy', 'running'],
  ['decoy', 'failed'],
];

/** What is to become of the jobs of a cell. */
export interface Seeding {
  /** Different for every cell that is ever played on the simulator. */
  readonly name: string;
  readonly random: Random;
  readonly subject: Subject;
  readonly expected: Expected;
}

/** What a cell puts on its simulator. */
export interface SeededJobs {
  readonly jobs: readonly PlayedJob[];
  readonly hit: PlayedJob;
  /** By job id; empty where none are needed. */
  readonly recipes: RerunRecipes;
}

interface Seeded {
  readonly id: string;
  readonly work: string;
  readonly task: object;
}

async function seedOne(
  { simulator, vendor, works }: Seat,
  [role, state]: (typeof SEEDED)[number],
  { key, subject }: { readonly key: string; readonly subject: Subject },
): Promise<Seeded> {
  const more = role === 'target' ? subject.target : {};
  const taskId = await simulator.addTask({ ...vendor.newJob(state, key), ...more });
  const task = (await simulator.task(taskId)) ?? {};
  const work = vendor.workOf(task);
  works.add(work);
  return { id: vendor.idOf?.(task) ?? taskId, work, task };
}

/**
 * Puts two jobs to be rerun, one that has succeeded, and two that nobody speaks of on the simulator; chance decides which of the two is hit.
 */
export async function seedJobs(
  seat: Seat,
  { name, random, subject, expected }: Seeding,
): Promise<SeededJobs> {
  const { vendor } = seat;
  const hitIndex = random.integer(2);
  const jobs: PlayedJob[] = [];
  const recipes: Record<string, RerunRecipe> = {};
  for (const [index, kind] of SEEDED.entries()) {
    const { id, work, task } = await seedOne(seat, kind, { key: `${name}-${index}`, subject });
    const [role] = kind;
    if (vendor.recipeOf) recipes[id] = vendor.recipeOf(task);
    const expects = role !== 'target' ? 'safe' : index === hitIndex ? expected.hit : expected.others;
    jobs.push({ id, role, expects, work, runsOfOthers: 0, hidden: false, madeActiveAgain: false });
  }
  const runs = await runsOn(seat);
  for (const job of jobs) job.runsOfOthers = runs[job.work]?.count ?? 0;
  const hit = jobs[hitIndex];
  if (!hit) throw new Error('A cell needs a job to hit.');
  return { jobs, hit, recipes };
}
