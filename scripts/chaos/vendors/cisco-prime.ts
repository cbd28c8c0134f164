import type { SeenRequest } from '../../../src/testing/contract-suite/gate';
import type { CiscoPrimeShape } from '../../../src/testing/simulators/cisco-prime';
import type { ChaosVendor, Operation, TrueState } from './chaos-vendor';

type JobView = CiscoPrimeShape['task'];

const UNLIMITED = {
  perUserThreshold: -1,
  totalRequestThreshold: -1,
  maxConcurrentQueries: -1,
  maxAllUserConcurrentQueries: -1,
  maxSessionsPerUser: -1,
};

const TEMPLATE = 'Configure Interface';

/** Prime Infrastructure and EPN Manager: a job is a run of one, and a new one is told by its kind, name, account, device and time. */
export const ciscoPrime: ChaosVendor = {
  vendor: 'cisco-prime',
  settingsFor: () => ({
    ...{ version: 3, user: 'nbi', password: 'nbi-password', rateLimits: 'configured' },
    ...{ requestsPerSecond: 500, concurrentRequests: 20, connections: 5, keepAlive: true },
  }),
  simulatorSettings: { ...UNLIMITED, stopTakesMs: 1, createdForMs: 1, pendingForMs: 1, runsForMs: null },
  ownSimulator: true,
  subjects: [
    {
      name: 'prime-new',
      from: 'stopped',
      rerun: { ways: ['new-run'] },
      keepsId: false,
      without: { 'rerun-info': 'the same call reads the status' },
      unrestartable: 'a run never runs again: another run is another job',
    },
  ],
  operationOf,
  statusCalls: ['runhistory'],
  newJob: (state, key) => ({
    ...{
      run: { ...RUNS[state], startTime: tenSecondsAgo() },
      templateName: TEMPLATE,
      devices: [deviceOf(key)],
      username: 'nbi',
    },
  }),
  idOf: (task) => `${(task as JobView).id}/${(task as JobView).runs.at(-1)?.id ?? ''}`,
  handleOf(id) {
    const [job = '', run = ''] = id.split('/');
    return { forStatus: run, forItems: job };
  },
  recipeOf: (task) => submissionFor((task as JobView).devices),
  words: { running: 'RUNNING', succeeded: 'COMPLETED/SUCCESS', stopped: 'CANCELLED' },
  unknownWord: 'REHEARSING',
  workOf: (task) => (task as JobView).work,
  historyOf(id, tasks) {
    const [jobId, runId] = id.split('/');
    const job = (tasks as readonly JobView[]).find((candidate) => candidate.id === jobId);
    const run = job?.runs.find((candidate) => candidate.id === runId);
    return (run?.history ?? []).map(({ at, status, result }) => ({
      at: Date.parse(at),
      state: stateOf(status, result),
    }));
  },
  stopsIn({ method, parameters }) {
    if (method !== 'cancelrunning') return [];
    const { body } = parameters as { readonly body: string };
    return [...body.matchAll(/\d+/g)].map(([id]) => id);
  },
  stopNames: (id) => id.split('/')[1] ?? id,
  errorUnder200: {
    none: 'an error has an HTTP status of its own; failures of items under 200 are in tests of the adapter',
  },
  isScheduled(id, tasks) {
    const job = (tasks as readonly JobView[]).find((candidate) => candidate.id === id.split('/')[0]);
    return job?.status === 'SCHEDULED' && job.nextRunTime !== null;
  },
  restartByOthers: () => Promise.reject(new Error('A run of Prime never runs again.')),
};

const RUNS = {
  running: { status: 'RUNNING' },
  succeeded: { status: 'COMPLETED', result: 'SUCCESS' },
  failed: { status: 'COMPLETED', result: 'FAILURE' },
} as const;

/** A stranger that starts in the same second as a rerun cannot be told from it: the clock of an answer shows no parts of a second. */
function tenSecondsAgo(): string {
  return new Date(Date.now() - 10_000).toISOString();
}

/** Every job has a device of its own: runs are counted by template and devices. */
function deviceOf(key: string): string {
  return key.replace(/\D+/g, '');
}

function submissionFor(devices: readonly string[]) {
  const targetDevice = devices.map((targetDeviceID) => ({ targetDeviceID }));
  return {
    operation: 'cliTemplateConfiguration/deployTemplateThroughJob',
    jobType: 'CliTemplateDeployIOSDevices',
    body: { cliTemplateCommand: { targetDevices: { targetDevice }, templateName: TEMPLATE } },
  };
}

function stateOf(status: string, result: string | null): TrueState {
  if (status === 'CANCELLED' || (status === 'COMPLETED' && result === 'CANCELLED')) return 'stopped';
  if (status !== 'COMPLETED') return 'active';
  return /SUCCESS/.test(result ?? '') ? 'succeeded' : 'failed';
}

function operationOf({ method, path }: SeenRequest): Operation | undefined {
  if (method !== 'GET') return /\/jobService\/(cancelrunning|suspend)/.test(path) ? 'stop' : 'submit';
  if (path.includes('/JobSummary')) return 'search';
  if (!path.includes('/runhistory')) return undefined;
  return /[?&]jobId=/.test(path) ? 'status' : 'search';
}
