import type { SeenRequest } from '../../../src/testing/contract-suite/gate';
import type { DrsShape } from '../../../src/testing/simulators/huawei-drs';
import type { ChaosVendor, Operation, TrueState } from './chaos-vendor';
import { HUAWEI_DRS_SUBJECTS } from './huawei-drs-subjects';

type JobView = DrsShape['task'];

const AT_ONCE = {
  createsForMs: 1,
  startsForMs: 1,
  precheckTakesMs: 1,
  fullTransferMs: null,
  failsAfterMs: null,
};
const STATES: Readonly<Record<string, TrueState>> = {
  PAUSING: 'paused', // means paused
  RELEASE_RESOURCE_COMPLETE: 'stopped',
  DELETED: 'stopped',
  RELEASE_CHILD_TRANSFER_COMPLETE: 'succeeded',
  CREATE_FAILED: 'failed',
  START_JOB_FAILED: 'failed',
  FULL_TRANSFER_FAILED: 'failed',
  INCRE_TRANSFER_FAILED: 'failed',
};

/** Data Replication Service, v5: a paused task goes on under its id; one that was released is cloned, checked and started in steps. */
export const huaweiDrs: ChaosVendor = {
  vendor: 'huawei-drs',
  settingsFor: (url) => ({
    ...{ api: 'v5', requestsPerSecond: 500, concurrentRequests: 20 },
    iam: { url, user: 'operator', password: 'simulated-password', account: 'ACCOUNT', project: 'cn-north-4' },
    secrets: { DB: 'simulated-database-password' },
  }),
  // A reset that uses up its precheck would be refused the second time, whatever is sent.
  simulatorSettings: {
    ...{ ...AT_ONCE, stopTakesMs: 1, forceStopTakesMs: 1, pauseTakesMs: 1 },
    prechecksLast: true,
  },
  subjects: HUAWEI_DRS_SUBJECTS,
  seats: 6,
  operationOf,
  statusCalls: ['v5.detail'],
  newJob: (state, key) => ({ jobType: 'sync', status: WORDS[state], name: key }),
  recipeOf: (task) => recipeFor((task as JobView).name),
  words: {
    running: 'INCRE_TRANSFER_STARTED',
    succeeded: 'RELEASE_CHILD_TRANSFER_COMPLETE',
    stopped: 'INCRE_TRANSFER_FAILED',
  },
  unknownWord: 'REHEARSING',
  workOf: (task) => (task as JobView).work,
  historyOf(id, tasks) {
    const job = (tasks as readonly JobView[]).find((candidate) => candidate.id === id);
    return (job?.history ?? []).map(({ at, status }) => ({
      at: Date.parse(at),
      state: STATES[status] ?? 'active',
    }));
  },
  stopsIn({ method, parameters }) {
    const { id, body } = parameters as { readonly id?: string; readonly body: unknown };
    const text = JSON.stringify(body);
    const isStop =
      /^v5\.(stop|batch-stop)$/.test(method) || /"action_name":"(stop|terminate|force_terminate)"/.test(text);
    return isStop
      ? [
          ...(id === undefined ? [] : [id]),
          ...[...text.matchAll(/"job_id":"([^"]+)"/g)].map(([, one = '']) => one),
        ]
      : [];
  },
  errorUnder200: {
    contentType: 'application/json',
    body: JSON.stringify({
      error_code: 'DRS.M01504',
      error_msg: 'The system is busy or abnormal.',
      status: 'failed',
    }),
  },
  async restartByOthers(simulator, id) {
    await simulator.setStatus(id, 'INCRE_TRANSFER_STARTED');
    await simulator.setStatus(id, 'PAUSING');
    return 0;
  },
};

const WORDS = {
  running: 'INCRE_TRANSFER_STARTED',
  succeeded: 'RELEASE_CHILD_TRANSFER_COMPLETE',
  failed: 'INCRE_TRANSFER_FAILED',
} as const;

function recipeFor(name: string) {
  const database = { db_type: 'mysql', db_user: 'drs', db_password: '${secret:DB}' };
  return {
    job: {
      ...{
        name,
        description: '',
        engine_type: 'mysql-to-mysql',
        job_direction: 'up',
        task_type: 'FULL_INCR_TRANS',
      },
      ...{ net_type: 'eip', db_use_type: 'sync', node_type: 'high' },
      source_endpoint: { ...database, ip: '10.0.0.1' },
      target_endpoint: { ...database, ip: '10.0.0.2' },
    },
  };
}

function operationOf({ method, path, body }: SeenRequest): Operation | undefined {
  const [, rest] = /^\/v5\/[^/]+\/jobs(.*)$/.exec(path) ?? [];
  if (rest === undefined) return undefined; // IAM
  return method === 'GET' ? readingOf(rest) : changeOf(rest, body);
}

function readingOf(rest: string): Operation | undefined {
  if (rest.startsWith('?')) return 'search';
  if (rest.endsWith('/actions')) return 'rerun-info';
  return rest.includes('type=detail') ? 'status' : undefined;
}

function changeOf(rest: string, body: string): Operation {
  const stops = /stop$/.test(rest) || /"action_name":"(stop|terminate|force_terminate)"/.test(body);
  return stops ? 'stop' : 'submit';
}
