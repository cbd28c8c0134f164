import { hasEnded, type RerunIntent, type RerunMatch, type RerunReceipt } from '../../src/contract';
import type { BegunRerun, Observation, RerunInfo, RerunWayCapability } from '../../src/contract';
import { broken } from './scripted-faults';
import { type ScriptedJob, scriptedJob } from './scripted-job';

/** What there is on the scripted system. */
export interface ScriptedWorld {
  readonly jobs: Map<string, ScriptedJob>;
  /** The markers of the runs that submissions started, one entry for each run. */
  readonly started: string[];
  /** How many steps follow the submission of a new run before it runs. */
  readonly stepsToStart: number;
}

/** What the system says of each way to rerun a job. */
export function rerunInfoOf(
  id: string,
  { jobs }: ScriptedWorld,
  ways: readonly RerunWayCapability[],
): RerunInfo {
  const phase = jobs.get(id)?.phase;
  return {
    id,
    call: 'GetParameters',
    parameters: ['input'],
    ways: ways.map(({ way, fromPhases }) =>
      phase && fromPhases.includes(phase)
        ? { way, available: true }
        : { way, available: false, reason: `not from ${phase}` },
    ),
  };
}

/** Jobs that carry the marker, as far as the way's search sees them. */
export function findMarked(
  intent: RerunIntent,
  { jobs }: ScriptedWorld,
  way: RerunWayCapability,
): RerunMatch[] {
  const { guard, search } = way;
  if (search.sees === 'nothing') throw broken('unsupported');
  if (guard !== 'marker' && guard !== 'provenance') return [];
  const fits = (job: ScriptedJob): boolean =>
    guard === 'marker' ? job.marker === intent.marker : job.marker !== undefined; // all reruns look alike
  return [...jobs.values()]
    .filter((job) => fits(job) && (search.sees !== 'active' || !hasEnded(job.phase)))
    .map(({ id, stepsLeft = 0 }) => ({
      id,
      marker: intent.marker,
      observation: seen('Search', `found ${id}`),
      ...(stepsLeft > 0 ? { step: id } : {}),
    }));
}

/** Takes a rerun that was begun one step further; the last one starts its run. */
export function continueRerun({ marker, step }: BegunRerun, { jobs, started }: ScriptedWorld): RerunReceipt {
  const job = jobs.get(step);
  if (!job) return { outcome: 'refused', observation: seen('Continue', `no job ${step}`) };
  if (job.stepsLeft === undefined || job.stepsLeft === 0) return startedAs(job.id);
  job.stepsLeft -= 1;
  if (job.stepsLeft > 0) return underway(job);
  job.phase = 'running';
  started.push(marker);
  return startedAs(job.id);
}

/** Starts the job again, or a new one, unless the way's guard prevents it. */
export function startRerun(intent: RerunIntent, world: ScriptedWorld, way: RerunWayCapability): RerunReceipt {
  const { jobs } = world;
  const old = jobs.get(intent.id);
  if (!old) return { outcome: 'refused', observation: seen('Rerun', 'unknown job') };
  if (way.way === 'next-scheduled') {
    return {
      outcome: 'next-scheduled',
      nextRunAt: '2030-01-01T00:00:00.000Z',
      observation: seen('Rerun', 'scheduled'),
    };
  }
  const known = [...jobs.values()].find(({ marker }) => marker === intent.marker);
  if (known && way.guard === 'native-key') return startedAs(known.id);
  const job = way.id === 'kept' ? startAgain(old, way) : startNew(intent, jobs);
  if (way.id === 'new' && world.stepsToStart > 0) {
    Object.assign(job, { phase: 'waiting', stepsLeft: world.stepsToStart });
    return underway(job);
  }
  world.started.push(intent.marker);
  return startedAs(job.id);
}

function startNew({ id, marker }: RerunIntent, jobs: ScriptedWorld['jobs']): ScriptedJob {
  const job = scriptedJob(`${id}-rerun-${jobs.size}`, { phase: 'running' }, marker);
  jobs.set(job.id, job);
  return job;
}

function startAgain(job: ScriptedJob, { guard, fromPhases }: RerunWayCapability): ScriptedJob {
  if (guard === 'state' && !fromPhases.includes(job.phase)) throw broken('conflict');
  job.attempt += 1;
  job.phase = 'running';
  job.then = [];
  return job;
}

function underway({ id, stepsLeft }: ScriptedJob): RerunReceipt {
  return { outcome: 'underway', step: id, observation: seen('Rerun', `${stepsLeft} steps left`) };
}

function startedAs(newId: string): RerunReceipt {
  return { outcome: 'started', newId, observation: seen('Rerun', `started ${newId}`) };
}

function seen(call: string, says: string): Observation {
  return { at: new Date().toISOString(), call, says };
}
