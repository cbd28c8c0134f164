import {
  aText,
  holdSettings,
  realClock,
  startSimulator,
  type Clock,
  type HeldSettings,
  type Simulator,
  type SimulatorControls,
  type SimulatorShape,
} from '../kit';
import { deedsOf, remoteDeeds, type Deeds } from './deeds';
import { Ids } from './model/ids';
import type { Jp1AoMethod } from './methods';
import { checkNewTask, type NewTask } from './model/new-task';
import { jp1AoProtocol } from './protocol';
import { Sessions } from './access/sessions';
import { changeSettings, DEFAULT_SETTINGS, type Jp1AoSettings } from './settings';
import { statusFrom } from './model/statuses';
import { existing } from './model/existing-task';
import { viewTask, type TaskView } from './model/task-view';
import { Tasks } from './model/tasks';
import type { World } from './world';

/** How JP1/AO fills the interface that all simulators have. */
export interface Jp1AoShape extends SimulatorShape {
  readonly method: Jp1AoMethod;
  readonly newTask: NewTask;
  readonly task: TaskView;
  readonly settings: Jp1AoSettings;
}

/** A simulated JP1/Automatic Operation server in this process. */
export type Jp1AoSimulator = Simulator<Jp1AoShape> & Deeds;

/** The switches, and what cannot change later. */
export interface Jp1AoSimulatorOptions extends Partial<Jp1AoSettings> {
  /** Default 0: the machine chooses. */
  readonly port?: number;
  /** Ids grow by one from here; up to 19 digits, default 5381. From `9007199254740993` on, JavaScript numbers round them. */
  readonly firstTaskId?: string;
  /** Default: the machine's time. Delays of faults are always in real time. */
  readonly clock?: Clock;
}

/** Starts a simulated JP1/AO on 127.0.0.1. Rejects with `BadInput` for bad options and when the port is taken. */
export async function startJp1AoSimulator(options: Jp1AoSimulatorOptions = {}): Promise<Jp1AoSimulator> {
  const { port = 0, firstTaskId = '5381', clock = realClock(), ...switches } = options;
  const held = holdSettings(changeSettings(DEFAULT_SETTINGS, switches), changeSettings);
  const world = worldOf(clock, held.current, aText(firstTaskId, 'firstTaskId'));
  const deeds = deedsOf(world);
  const simulator = await startSimulator<Jp1AoShape>({
    vendor: 'hitachi-jp1-ao',
    port,
    clock,
    protocol: jp1AoProtocol(world),
    controls: { ...controlsOf(world, held), actions: remoteDeeds(deeds) },
    stop: () => world.tasks.close(),
  });
  return { ...simulator, ...deeds };
}

function worldOf(clock: Clock, settings: () => Jp1AoSettings, firstTaskId: string): World {
  const ids = new Ids(firstTaskId);
  const tasks = new Tasks({ clock, settings, ids });
  return { clock, ids, tasks, sessions: new Sessions({ clock, settings }), settings, downUntil: 0 };
}

function controlsOf(world: World, held: HeldSettings<Jp1AoSettings>): SimulatorControls<Jp1AoShape> {
  const { tasks } = world;
  return {
    addTask: (input) => tasks.put(checkNewTask(input)).id,
    task(id) {
      const task = tasks.find(id);
      return task && viewTask(task);
    },
    tasks: () => tasks.all().map(viewTask),
    setStatus: (id, status) =>
      tasks.life.enter(existing(tasks, id), statusFrom(status, held.current().version)),
    runsStarted: () => tasks.runsStarted(),
    settings: held.copy,
    configure: held.configure,
  };
}
