import {
  anInteger,
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
import { checkNewTask, type NewTask } from './new-task';
import { boroVodProtocol, type BoroVodMethod } from './protocol';
import { changeSettings, DEFAULT_SETTINGS, type BoroVodSettings } from './settings';
import { viewTask, type Task, type TaskView } from './task';
import { Tasks } from './tasks';

/** How Boro VoD fills the interface that all simulators have. */
export interface BoroVodShape extends SimulatorShape {
  readonly method: BoroVodMethod;
  readonly newTask: NewTask;
  readonly task: TaskView;
  readonly settings: BoroVodSettings;
}

/** A simulated Boro VoD server in this process. */
export type BoroVodSimulator = Simulator<BoroVodShape>;

/** The switches, and what cannot change later. */
export interface BoroVodSimulatorOptions extends Partial<BoroVodSettings> {
  /** Default 0: the machine chooses. */
  readonly port?: number;
  /** Ids grow by one from here; default 1. */
  readonly firstTaskId?: number;
  /** Default: the machine's time. Delays of faults are always in real time. */
  readonly clock?: Clock;
}

/** Starts a simulated Boro VoD on 127.0.0.1. Rejects with `BadInput` for bad options and when the port is taken. */
export async function startBoroVodSimulator(
  options: BoroVodSimulatorOptions = {},
): Promise<BoroVodSimulator> {
  const { port = 0, firstTaskId = 1, clock = realClock(), ...switches } = options;
  const held = holdSettings(changeSettings(DEFAULT_SETTINGS, switches), changeSettings);
  const settings = held.current;
  const tasks = new Tasks({ clock, settings, firstTaskId: anInteger(1)(firstTaskId, 'firstTaskId') });
  return startSimulator<BoroVodShape>({
    vendor: 'elecard-boro-vod',
    port,
    clock,
    protocol: boroVodProtocol({ tasks, clock, settings }),
    controls: controlsOf(tasks, held),
    stop: () => tasks.close(),
  });
}

function controlsOf(tasks: Tasks, held: HeldSettings<BoroVodSettings>): SimulatorControls<BoroVodShape> {
  return {
    addTask: (input) => String(tasks.put(checkNewTask(input)).id),
    task: (id) =>
      tasks
        .all()
        .map(viewTask)
        .find((task) => task.id === id),
    tasks: () => tasks.all().map(viewTask),
    setStatus: (id, status) => tasks.enter(existing(tasks, id), status),
    runsStarted: () => tasks.runsStarted(),
    settings: held.copy,
    configure(input) {
      const settings = held.configure(input);
      tasks.assignProbes();
      return settings;
    },
  };
}

function existing(tasks: Tasks, id: string): Task {
  const task = tasks.find(Number(id));
  if (!task) throw new BadInput(`There is no task ${id}.`);
  return task;
}
