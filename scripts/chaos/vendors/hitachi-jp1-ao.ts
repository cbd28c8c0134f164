import type { SeenRequest } from '../../../src/testing/contract-suite/gate';
import type { Jp1AoShape } from '../../../src/testing/simulators/hitachi-jp1-ao';
import type { ChaosVendor, Operation, TrueState } from './chaos-vendor';
import { QUICK_SUBMISSION, TELLING_CELLS } from './telling-cells';

type TaskView = Jp1AoShape['task'];

const STATES: Readonly<Record<string, TrueState>> = {
  completed: 'succeeded',
  failed: 'failed',
  canceled: 'stopped',
};

const STOPS = /^(Tasks\.(stop|forceStop)|Schedules\.cancel)\.invoke$/;

/** JP1/Automatic Operation 12: retries guarded by the state of the task, new tasks by a marker in their description. */
export const hitachiJp1Ao: ChaosVendor = {
  vendor: 'hitachi-jp1-ao',
  settingsFor: () => ({ version: 12, user: 'system', password: 'manager' }),
  simulatorSettings: { stopTakesMs: 1, forceStopTakesMs: 1, waitsForMs: 1, runsForMs: null },
  subjects: [
    { name: 'jp1-new', from: 'failed', rerun: { ways: ['new-run'] }, keepsId: false },
    {
      name: 'jp1-kept',
      from: 'failed',
      stop: { mode: 'force' },
      rerun: { ways: ['from-failed-step'] },
      keepsId: true,
      without: { search: 'the state of the task guards a retry, so nothing is searched' },
    },
    {
      name: 'jp1-after',
      from: 'failed',
      stop: { mode: 'force' },
      rerun: { ways: ['after-failed-step'] },
      keepsId: true,
      without: {
        status: 'jp1-kept plays it',
        stop: 'jp1-kept plays it',
        search: 'the state of the task guards a retry, so nothing is searched',
      },
      quick: QUICK_SUBMISSION,
      only: { cells: TELLING_CELLS, reason: 'jp1-kept plays it: the requests differ by one word' },
    },
  ],
  seats: 6,
  operationOf,
  statusCalls: ['Tasks.get'],
  newJob: (state, key) => ({ serviceName: key, status: WORDS[state] }),
  words: { running: 'inProgress', succeeded: 'completed', stopped: 'failed' },
  unknownWord: 'rehearsing',
  workOf: (task) => (task as TaskView).work,
  historyOf(id, tasks) {
    const task = (tasks as readonly TaskView[]).find((candidate) => candidate.id === id);
    return (task?.history ?? []).map(({ at, status }) => ({
      at: Date.parse(at),
      state: STATES[status] ?? 'active',
    }));
  },
  stopsIn: ({ method, parameters }) => (STOPS.test(method) ? [(parameters as { id: string }).id] : []),
  errorUnder200: {
    contentType: 'application/json',
    body: JSON.stringify({
      errorSource: 'http://127.0.0.1/Automation/v1/objects/Tasks',
      message: 'The process ended abnormally.',
      messageID: 'KNAE02999-E',
      application: 'Automation',
    }),
  },
  putAway: (simulator, id) => simulator.act('archive', { id }),
  async restartByOthers(simulator, id) {
    await simulator.setStatus(id, 'inProgress');
    await simulator.setStatus(id, 'failed');
    return 0;
  },
};

const WORDS = { running: 'inProgress', succeeded: 'completed', failed: 'failed' } as const;

function operationOf({ method, path }: SeenRequest): Operation | undefined {
  const [, rest = ''] = path.split('/Automation/v1/objects/');
  if (/^Tasks\/\d+$/.test(rest)) return 'status';
  const [, list] = /^(Tasks|TaskHistories)\?/.exec(rest) ?? [];
  if (list) return list === 'TaskHistories' && rest.includes('taskID') ? 'status' : 'search';
  const [, action, invoke] = /\/actions\/(\w+)(\/invoke)?$/.exec(rest) ?? [];
  return action === undefined
    ? undefined
    : operationOfAction(action, method === 'POST' && invoke !== undefined);
}

function operationOfAction(action: string, isInvoked: boolean): Operation | undefined {
  if (['stop', 'forceStop', 'cancel'].includes(action)) return isInvoked ? 'stop' : undefined;
  return isInvoked ? 'submit' : 'rerun-info';
}
