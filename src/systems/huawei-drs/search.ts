import type { RerunMatch } from '../../contract';
import type { DrsJob } from './drs-job';
import type { Generation } from './generation';
import { expectedIdForm } from './job-id';
import { progressOf } from './new-task-state';
import { phaseOf } from './statuses';
import { runOf } from './run';
import { stepText } from './steps';

type NamedJob = DrsJob & { readonly id: string };

/** Tasks of exactly that name. DRS compares names without case, and its filter may also look for parts of them or for ids. */
export async function tasksNamed(name: string, generation: Generation): Promise<NamedJob[]> {
  const listed = await generation.named(name);
  const exact = listed.filter((job) => job.name?.toLowerCase() === name.toLowerCase());
  const byId = new Map<string, NamedJob>();
  for (const { id, ...job } of exact) {
    if (id !== undefined && expectedIdForm(id) === undefined) byId.set(id, { ...job, id });
  }
  return [...byId.values()];
}

/** Searches for the new task of an intent by its name, and says how far it has come. */
export async function findMarked(marker: string, generation: Generation): Promise<RerunMatch[]> {
  const at = new Date().toISOString();
  const found = await tasksNamed(marker, generation);
  return found.map((job): RerunMatch => {
    const { id, status = 'a task without a status' } = job;
    const isDone = progressOf(status) === 'started';
    return {
      marker,
      id,
      observation: { at, call: 'ListJobs', says: status, phase: phaseOf(status), run: runOf(id, status) },
      ...(!isDone && { step: stepText({ at: 'created', id }) }),
    };
  });
}
