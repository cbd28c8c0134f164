import type { SeenRequest } from '../../../src/testing/contract-suite/gate';
import type { DrsShape } from '../../../src/testing/simulators/huawei-drs';
import type { RunsStarted } from '../../../src/testing/simulators/kit';
import type { ChaosVendor, Operation } from './chaos-vendor';
import { huaweiDrs } from './huawei-drs';
import { PRECHECKS } from './huawei-drs-subjects';
import { QUICK_SUBMISSION, TELLING_CELLS } from './telling-cells';

type JobView = DrsShape['task'];

const REDUCED = { cells: TELLING_CELLS, reason: 'played with v5' };

/** Data Replication Service, v3: other calls for the same, all in batches, and a new task is created instead of cloned. */
export const huaweiDrsV3: ChaosVendor = {
  ...huaweiDrs,
  variant: 'v3',
  seats: 3,
  settingsFor: (url) => ({ ...huaweiDrs.settingsFor(url), api: 'v3' }),
  subjects: [
    {
      name: 'drs-v3-resume',
      from: 'paused',
      rerun: { ways: ['resume'] },
      keepsId: true,
      without: { search: 'the state of the task guards a resume, so nothing is searched' },
      restartUnseen: true,
      only: REDUCED,
    },
    {
      name: 'drs-v3-new',
      from: 'stopped',
      stop: { mode: 'graceful', allowIrreversible: true },
      rerun: { ways: ['new-run'] },
      keepsId: false,
      without: { status: 'drs-v3-resume plays it', stop: 'drs-v3-resume plays it' },
      unrestartable: 'a task that was released never runs again',
      only: REDUCED,
    },
    {
      name: 'drs-v3-retry',
      from: 'failed',
      rerun: { ways: ['from-failed-step'] },
      target: { status: 'INCRE_TRANSFER_FAILED' },
      keepsId: true,
      without: {
        status: 'drs-v3-resume plays it',
        stop: 'a task that has failed is at rest, so nothing is stopped',
        search: 'the state of the task guards a retry, so nothing is searched',
      },
      quick: QUICK_SUBMISSION,
      only: REDUCED,
    },
    {
      name: 'drs-v3-start',
      from: 'waiting',
      workflow: 'rerunJobs',
      rerun: { ways: ['from-start'], fromPhases: ['waiting'] },
      target: { status: 'CONFIGURATION' },
      keepsId: true,
      preparations: PRECHECKS,
      without: {
        status: 'drs-v3-resume plays it',
        stop: 'a task that waits for its start is not stopped before it',
        search: 'the state of the task guards a start, so nothing is searched',
      },
      quick: QUICK_SUBMISSION,
      only: REDUCED,
    },
  ],
  operationOf,
  statusCalls: ['v3.batch-status'],
  recipeOf(task) {
    const { job } = huaweiDrs.recipeOf?.(task) as { readonly job: object };
    return { job: { ...job, description: (task as JobView).work } };
  },
  runsFrom,
  stopsIn({ method, parameters }) {
    if (method !== 'v3.batch-pause-task' && method !== 'v3.batch-jobs') return [];
    const text = JSON.stringify((parameters as { readonly body: unknown }).body);
    return [...text.matchAll(/"job_id":"([^"]+)"/g)].map(([, id = '']) => id);
  },
};

/** A task that is created says nothing of the one it stands for, but what we have described it with. */
function runsFrom(runs: RunsStarted, tasks: readonly object[]): RunsStarted {
  const grouped: Record<string, { count: number; taskIds: string[] }> = {};
  const created = (tasks as readonly JobView[]).filter(({ origin }) => origin === 'create');
  for (const [name, { count, taskIds }] of Object.entries(runs)) {
    const work = created.find((task) => task.work === name)?.description ?? name;
    const entry = (grouped[work] ??= { count: 0, taskIds: [] });
    entry.count += count;
    entry.taskIds.push(...taskIds);
  }
  return grouped;
}

const OPERATIONS: Readonly<Record<string, Operation>> = {
  '': 'search',
  '/batch-status': 'status',
  '/batch-detail': 'rerun-info',
  '/batch-pause-task': 'stop',
  '/batch-jobs': 'stop',
  '/batch-retry-task': 'submit',
  '/batch-creation': 'submit',
  '/batch-precheck': 'submit',
  '/batch-starting': 'submit',
};

function operationOf({ path }: SeenRequest): Operation | undefined {
  const [, rest] = /^\/v3\/[^/]+\/jobs([^?]*)/.exec(path) ?? [];
  return rest === undefined ? undefined : OPERATIONS[rest]; // IAM, and the results of checks
}
