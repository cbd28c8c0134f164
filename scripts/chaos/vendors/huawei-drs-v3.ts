import type { SeenRequest } from '../../../src/testing/contract-suite/gate';
import type { DrsShape } from '../../../src/testing/simulators/huawei-drs';
import type { RunsStarted } from '../../../src/testing/simulators/kit';
import type { ChaosVendor, Operation } from './chaos-vendor';
import { huaweiDrs } from './huawei-drs';
import { NEW_RUN, RESUME, RETRY, START } from './huawei-drs-subjects';
import { QUICK_SUBMISSION, TELLING_CELLS } from './telling-cells';

type JobView = DrsShape['task'];

const REDUCED = { cells: TELLING_CELLS, reason: 'played with v5' };
const SUBMISSION_ONLY = { quick: QUICK_SUBMISSION, only: REDUCED };
const PLAYED = 'drs-v3-resume plays it';
const STATUS = { status: PLAYED };

/** Data Replication Service, v3: other calls for the same, all in batches, and a new task is created instead of cloned. */
export const huaweiDrsV3: ChaosVendor = {
  ...huaweiDrs,
  variant: 'v3',
  seats: 3,
  settingsFor: (url) => ({ ...huaweiDrs.settingsFor(url), api: 'v3' }),
  subjects: [
    { ...RESUME, name: 'drs-v3-resume', only: REDUCED },
    { ...NEW_RUN, name: 'drs-v3-new', without: { ...STATUS, stop: PLAYED }, only: REDUCED },
    { ...RETRY, name: 'drs-v3-retry', without: { ...STATUS, ...RETRY.without }, ...SUBMISSION_ONLY },
    { ...START, name: 'drs-v3-start', without: { ...STATUS, ...START.without }, ...SUBMISSION_ONLY },
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
