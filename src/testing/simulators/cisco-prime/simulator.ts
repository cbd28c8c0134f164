import {
  aText,
  BadInput,
  holdSettings,
  LongIds,
  realClock,
  startSimulator,
  type Clock,
  type HeldSettings,
  type Simulator,
  type SimulatorControls,
  type SimulatorShape,
} from '../kit';
import { RateLimiter } from './access/rate-limiter';
import { Sessions } from './access/sessions';
import { TrafficCounter } from './access/traffic';
import { deedsOf, remoteDeeds, type Deeds } from './deeds';
import type { CiscoPrimeMethod } from './methods';
import { viewJob, type JobView } from './model/job-view';
import { Jobs } from './model/jobs';
import { checkNewJob, type NewJob } from './model/new-job';
import { putJob } from './model/put-job';
import { ciscoPrimeProtocol } from './protocol';
import { changeSettings, DEFAULT_SETTINGS, type CiscoPrimeSettings } from './settings';
import type { World } from './world';

/** How Cisco Prime fills the interface that all simulators have; its tasks are jobs. */
export interface CiscoPrimeShape extends SimulatorShape {
  readonly method: CiscoPrimeMethod;
  readonly newTask: NewJob;
  readonly task: JobView;
  readonly settings: CiscoPrimeSettings;
}

/** A simulated Cisco Prime Infrastructure or EPN Manager in this process. */
export type CiscoPrimeSimulator = Simulator<CiscoPrimeShape> & Deeds;

/** The switches, and what cannot change later. */
export interface CiscoPrimeSimulatorOptions extends Partial<CiscoPrimeSettings> {
  /** Default 0: the machine chooses. */
  readonly port?: number;
  /** Ids grow by one from here; up to 19 digits, default 273620913. From `9007199254740993` on, JavaScript numbers round them. */
  readonly firstJobId?: string;
  /** Default: the machine's time. Delays of faults are always in real time. */
  readonly clock?: Clock;
}

/** Run ids and the ids of entities count from other numbers. */
const ID_DISTANCES = { job: 0n, run: 9_179_381n, entity: 500_000_000n };

/** Starts a simulated server on 127.0.0.1. Rejects with `BadInput` for bad options and when the port is taken. */
export async function startCiscoPrimeSimulator(
  options: CiscoPrimeSimulatorOptions = {},
): Promise<CiscoPrimeSimulator> {
  const { port = 0, firstJobId = '273620913', clock = realClock(), ...switches } = options;
  const held = holdSettings(changeSettings(DEFAULT_SETTINGS, switches), changeSettings);
  const world = worldOf(clock, held.current, aText(firstJobId, 'firstJobId'));
  const deeds = deedsOf(world);
  const simulator = await startSimulator<CiscoPrimeShape>({
    vendor: 'cisco-prime',
    port,
    clock,
    protocol: ciscoPrimeProtocol(world),
    controls: { ...controlsOf(world, held), actions: remoteDeeds(deeds) },
    stop: () => world.jobs.close(),
  });
  return { ...simulator, ...deeds };
}

function worldOf(clock: Clock, settings: () => CiscoPrimeSettings, firstJobId: string): World {
  const now = (): number => clock.now() + settings().clockOffsetMs;
  const ids = new LongIds(firstJobId, ID_DISTANCES, 'firstJobId');
  const traffic = new TrafficCounter();
  return {
    ...{ clock, settings, now, traffic },
    jobs: new Jobs({ clock, now, ids, settings }),
    sessions: new Sessions(),
    limiter: new RateLimiter({ clock, settings, traffic }),
  };
}

function controlsOf(
  world: World,
  held: HeldSettings<CiscoPrimeSettings>,
): SimulatorControls<CiscoPrimeShape> {
  const { jobs } = world;
  return {
    addTask: (input) => putJob(jobs, checkNewJob(input)).id,
    task(id) {
      const job = jobs.all().find((one) => one.id === id);
      return job && viewJob(job);
    },
    tasks: () => jobs.all().map(viewJob),
    setStatus: (id, status) => setStatus(world, id, status),
    runsStarted: () => jobs.runsStarted(),
    settings: held.copy,
    configure: held.configure,
  };
}

/** `RUNNING`, or `COMPLETED/FAILURE` with a result, for the id of a run; any word for the trigger of a job. */
function setStatus({ jobs }: World, id: string, status: string): void {
  const run = jobs.findRun(id);
  const [word = '', result] = status.split('/');
  if (run) return jobs.life.enter(run, word, result);
  const job = jobs.find(id);
  if (!job) throw new BadInput(`There is no job or run ${id}.`);
  jobs.triggers.enter(job, status);
}
