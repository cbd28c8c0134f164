import type { SeenRequest } from '../../../src/testing/contract-suite/gate';
import type { BoroVodShape } from '../../../src/testing/simulators/elecard-boro-vod';
import type { RemoteSimulator } from '../../../src/testing/simulators/kit';
import { until } from '../until';
import type { ChaosVendor, Operation, TrueState } from './chaos-vendor';

type TaskView = BoroVodShape['task'];

const STATES: Readonly<Record<string, TrueState>> = {
  Completed: 'succeeded',
  Rejected: 'failed',
  Stalled: 'failed',
  Canceled: 'stopped',
};

/** Elecard Boro VoD: the marker stands in a task's name, and only active tasks are sure to be found. */
export const elecardBoroVod: ChaosVendor = {
  vendor: 'elecard-boro-vod',
  settingsFor: () => ({ userId: 1, projectId: 2, automaticRestarts: { attempts: 3, watch: 300 } }),
  // Reports of all tasks would show ended runs too, which the vendor does not promise.
  simulatorSettings: { reportsAll: false, stopTakesMs: 1, runsForMs: null },
  subjects: [{ name: 'boro', from: 'stopped', keepsId: false }],
  operationOf,
  statusCalls: ['TaskStatus'],
  newJob: (state, key) => ({ templateId: 1, uri: `/${key}.ts`, status: WORDS[state] }),
  words: { running: 'Running', succeeded: 'Completed', stopped: 'Canceled' },
  unknownWord: 'Rehearsing',
  workOf: (task) => (task as TaskView).uri,
  historyOf(id, tasks) {
    const chain = (tasks as readonly TaskView[]).filter((task) => task.initialTaskId === id);
    return chain
      .flatMap(({ history }) => history)
      .map(({ at, status }) => ({ at: Date.parse(at), state: STATES[status] ?? 'active' }))
      .sort((one, other) => one.at - other.at);
  },
  stopsIn: ({ method, parameters }) =>
    method === 'TaskStop'
      ? [(parameters as { task_ids?: number | number[] }).task_ids ?? []].flat().map(String)
      : [],
  errorUnder200: {
    contentType: 'application/json',
    body: JSON.stringify({ reply: [{ errors: ['Internal error'] }] }),
  },
  restartByOthers,
};

const WORDS = { running: 'Running', succeeded: 'Completed', failed: 'Rejected' } as const;

interface Envelope {
  readonly methods?: readonly {
    readonly method: string;
    readonly params?: { readonly task_ids?: unknown };
  }[];
}

function operationOf({ body }: SeenRequest): Operation | undefined {
  const [call] = (JSON.parse(body) as Envelope).methods ?? [];
  const all = call?.params?.task_ids === '*';
  switch (call?.method) {
    case 'TaskStop':
      return 'stop';
    case 'TaskStart':
      return 'submit';
    case 'TaskStatus':
      return all ? 'search' : 'status';
    case 'TaskReport':
      return all ? 'search' : 'rerun-info';
    default:
      return undefined;
  }
}

/** A stalled task is restarted under a new id; that one ends cancelled, so that the phase alone does not tell. */
async function restartByOthers(simulator: RemoteSimulator, id: string): Promise<number> {
  await simulator.setStatus(id, 'Stalled');
  const restarted = async (): Promise<TaskView | undefined> =>
    ((await simulator.tasks()) as readonly TaskView[]).find(
      (task) => task.initialTaskId === id && task.id !== id && task.status === 'Running',
    );
  const task = await until('a stalled task runs again', restarted);
  await simulator.setStatus(task.id, 'Canceled');
  return 1;
}
