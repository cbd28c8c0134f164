import type { RerunRecipes, StopOptions } from '../../../src/client';
import type { Cell, Expected } from '../cells/cell';
import { randomFor } from '../random';
import type { Lab } from '../stage/lab';
import type { Seat } from '../stage/seat';
import type { Subject } from '../vendors/chaos-vendor';
import type { Baseline, Play, PlayInput } from './play';
import { seedJobs } from './seed-jobs';
import { startBatch } from './start-batch';

/** What every cell of a run has in common. */
export interface Course {
  readonly seed: number;
  /** By the name of the subject; empty before it is known. */
  readonly baselines: Map<string, Baseline>;
}

/** What is played, and how often it was tried before. */
export interface Performance {
  readonly cell: Pick<Cell, 'id' | 'subject' | 'operation'>;
  readonly expected: Expected;
  readonly stop?: StopOptions | undefined;
  readonly attempt: number;
}

let performances = 0;

/** Calms the seat and puts new jobs on it. */
export async function prepare(
  { cell, expected, stop, attempt }: Performance,
  seat: Seat,
  { lab, course }: { readonly lab: Lab; readonly course: Course },
): Promise<Play> {
  const { subject, operation, id } = cell;
  const { deadline } = lab.plan;
  await seat.gate.calm();
  await seat.simulator.clearFaults();
  await seat.simulator.configure(seat.vendor.simulatorSettings);
  const random = randomFor(course.seed, `${id} ${attempt}`);
  performances += 1;
  const name = `chaos-${course.seed}-${performances}`;
  const { jobs, hit, recipes } = await seedJobs(seat, { name, random, subject, expected });
  const batch = jobs.filter(({ role }) => role !== 'decoy').map((job) => job.id);
  return {
    ...{ subject, operation, seat, random, jobs, hit },
    baseline: course.baselines.get(subject.name) ?? { calls: [] },
    input: inputOf(subject, {
      system: seat.system,
      jobs: batch,
      intent: name,
      stop: { deadline, ...subject.stop, ...stop },
      rerun: { deadline, answerWithin: deadline, ...subject.rerun, ...recipesFor(batch, recipes) },
    }),
    workflowId: `${id}/${name}`,
    ...{ jobControl: lab.jobControl, temporal: lab.temporal, workflows: [] },
    ...{ repeated: false, asChild: false, frozen: false },
  };
}

/** What only reruns has no part about stops. */
function inputOf({ workflow }: Subject, { stop, ...input }: PlayInput): PlayInput {
  return workflow === 'rerunJobs' ? input : { ...input, ...(stop && { stop }) };
}

/** A request may only have recipes of its own jobs. */
function recipesFor(ids: readonly string[], recipes: RerunRecipes): { recipes?: RerunRecipes } {
  const own = Object.fromEntries(Object.entries(recipes).filter(([id]) => ids.includes(id)));
  return Object.keys(own).length === 0 ? {} : { recipes: own };
}

/** Starts the workflow of a cell. */
export async function begin(play: Play): Promise<void> {
  const { input, workflowId } = play;
  play.workflows.push(await startBatch(play, input, { workflowId }));
}
