import {
  BadInput,
  holdSettings,
  realClock,
  startSimulator,
  type Clock,
  type HeldSettings,
  type Simulator,
  type SimulatorControls,
  type SimulatorShape,
} from '../kit';
import { Tokens } from './access/tokens';
import { deedsOf, remoteDeeds, type Deeds } from './deeds';
import type { DrsMethod } from './methods';
import { Ids } from './model/ids';
import type { Job } from './model/job';
import { viewJob, type JobView } from './model/job-view';
import { Jobs } from './model/jobs';
import { checkNewJob, type NewJob } from './model/new-job';
import { drsProtocol } from './protocol';
import { changeSettings, DEFAULT_SETTINGS, type DrsSettings } from './settings';
import type { World } from './world';

/** How DRS fills the interface that all simulators have; its tasks are called jobs in the API. */
export interface DrsShape extends SimulatorShape {
  readonly method: DrsMethod;
  readonly newTask: NewJob;
  readonly task: JobView;
  readonly settings: DrsSettings;
}

/** A simulated DRS region in this process; its IAM is at the same address. */
export type DrsSimulator = Simulator<DrsShape> & Deeds;

/** The switches, and what cannot change later. */
export interface DrsSimulatorOptions extends Partial<DrsSettings> {
  /** Default 0: the machine chooses. */
  readonly port?: number;
  /** Default: the machine's time. Delays of faults are always in real time. */
  readonly clock?: Clock;
}

/** Starts a simulated DRS on 127.0.0.1. Rejects with `BadInput` for bad options and when the port is taken. */
export async function startDrsSimulator(options: DrsSimulatorOptions = {}): Promise<DrsSimulator> {
  const { port = 0, clock = realClock(), ...switches } = options;
  const held = holdSettings(changeSettings(DEFAULT_SETTINGS, switches), changeSettings);
  const world = worldOf(clock, held.current);
  const deeds = deedsOf(world);
  const simulator = await startSimulator<DrsShape>({
    vendor: 'huawei-drs',
    port,
    clock,
    protocol: drsProtocol(world),
    controls: { ...controlsOf(world, held), actions: remoteDeeds(deeds) },
    stop: () => world.jobs.close(),
  });
  return { ...simulator, ...deeds };
}

function worldOf(clock: Clock, settings: () => DrsSettings): World {
  const ids = new Ids();
  return {
    clock,
    ids,
    settings,
    jobs: new Jobs({ clock, ids, settings }),
    tokens: new Tokens({ clock, settings }),
  };
}

function controlsOf({ jobs }: World, held: HeldSettings<DrsSettings>): SimulatorControls<DrsShape> {
  return {
    addTask: (input) => jobs.put(checkNewJob(input)).id,
    task(id) {
      const job = jobs.find(id);
      return job && viewJob(job);
    },
    tasks: () => jobs.all().map(viewJob),
    setStatus: (id, status) => jobs.life.enter(existing(jobs, id), status),
    runsStarted: () => jobs.runsStarted(),
    settings: held.copy,
    configure: held.configure,
  };
}

function existing(jobs: Jobs, id: string): Job {
  const job = jobs.find(id);
  if (!job || job.deleted) throw new BadInput(`There is no job ${id}.`);
  return job;
}
