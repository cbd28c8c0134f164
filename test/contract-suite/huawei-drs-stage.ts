import { huaweiDrs, type HuaweiDrsOptions } from '../../src/systems/huawei-drs';
import type { HttpStage, JobMaker, JobSystemStage, SeenRequest } from '../../src/testing/contract-suite';
import {
  startDrsSimulator,
  type DrsSimulator,
  type DrsSimulatorOptions,
  type NewJob,
} from '../../src/testing/simulators/huawei-drs';

const PASSWORD = 'canary-password-5e90';
const DATABASE_PASSWORD = 'canary-database-5e90';

/** DRS of a generation of the API on its simulator, with switches of the simulator. */
export function huaweiDrsStage(
  api: 'v3' | 'v5',
  simulated: DrsSimulatorOptions = {},
): JobSystemStage<DrsSimulator> {
  const optionsFor = (url: string, iamUrl = url): HuaweiDrsOptions => ({
    ...{ url, api, requestsPerSecond: 1_000, concurrentRequests: 50 },
    iam: { url: iamUrl, user: 'operator', password: PASSWORD, account: 'ACCOUNT', project: 'cn-north-4' },
    ...{ settle: 50, pollInterval: 20, timeout: '5s' },
    recordedJobs: (id) => Promise.resolve(recipeFor(id)),
    secrets: { DB: DATABASE_PASSWORD },
  });
  return {
    capabilities: huaweiDrs(optionsFor('http://127.0.0.1')).capabilities,
    secrets: [PASSWORD, DATABASE_PASSWORD],
    malformedIds: [
      '',
      '1',
      '../c7debc9c-8e09-4a5d-8dd6-cc44f78jb20r',
      'c7debc9c8e094a5d8dd6cc44f78jb20r',
      '*',
    ],
    start: () =>
      startDrsSimulator({ users: { operator: { password: PASSWORD, domain: 'ACCOUNT' } }, ...simulated }),
    end: (simulator) => simulator.close(),
    // IAM is asked past the gate: what is disturbed is DRS.
    connect: (simulator, url) => huaweiDrs(optionsFor(url, simulator.url)),
    unknownId: (number) => `00000000-0000-4000-8000-${String(number).padStart(7, '0')}jb900`,
    jobs: {
      waiting: job({ status: 'WAITING_FOR_START' }),
      running: job({ status: 'INCRE_TRANSFER_STARTED' }),
      stopping: job({ status: 'RELEASE_RESOURCE_STARTED', stopTakesMs: null }),
      paused: job({ status: 'PAUSING' }),
      succeeded: job({ status: 'RELEASE_CHILD_TRANSFER_COMPLETE' }),
      failed: job({ status: 'INCRE_TRANSFER_FAILED' }),
      stopped: job({ status: 'RELEASE_RESOURCE_COMPLETE' }),
      unknown: job({ status: 'REHEARSING' }),
    },
    runsStarted: (simulator, id) =>
      simulator
        .tasks()
        .filter(({ work, description }) => work === id || description === id)
        .reduce((sum, { starts }) => sum + starts, 0),
    check: {
      connectAsStranger: (simulator, url) => {
        const { iam, ...options } = optionsFor(url, simulator.url);
        return huaweiDrs({ ...options, ...(iam && { iam: { ...iam, password: 'not-the-password' } }) });
      },
    },
    http: httpStage(api),
  };
}

function job(plan: NewJob): JobMaker<DrsSimulator> {
  return (simulator) => Promise.resolve(simulator.addTask({ jobType: 'sync', ...plan }));
}

/** As a caller keeps it: v3's form and v5's are both read from here, each taking what it knows. */
function recipeFor(id: string) {
  return {
    job: {
      ...{
        description: id,
        engine_type: 'mysql-to-mysql',
        job_direction: 'up',
        task_type: 'FULL_INCR_TRANS',
      },
      ...{ net_type: 'eip', db_use_type: 'sync', node_type: 'high', name: 'orders' },
      source_endpoint: { db_type: 'mysql', ip: '10.0.0.1', db_user: 'drs', db_password: '${secret:DB}' },
      target_endpoint: { db_type: 'mysql', ip: '10.0.0.2', db_user: 'drs', db_password: '${secret:DB}' },
    },
  };
}

/**
 * The adapter asks to stop only what it has just read to be active, so no answer about a stop has an ended job in it to be mistaken: there is
 * no `reversed`. v5 reads job by job, and stops a single one by a call whose answer names none.
 */
function httpStage(api: 'v3' | 'v5'): HttpStage<DrsSimulator> {
  return { url: ({ url }) => url, operationOf, withStatus, ...(api === 'v3' && { without }) };
}

function operationOf({ method, path, body }: SeenRequest): 'stop' | 'submit' | undefined {
  const call = `${method} ${path.replace(/^\/(v\d)\/[^/]+\/jobs/, '$1')}`;
  if (/POST v5\/[^/]+\/stop$|batch-stop|batch-jobs|batch-pause-task|POST v5\/action$/.test(call))
    return 'stop';
  if (/\/clone$|batch-creation|batch-retry-task|batch-starting|POST v5$/.test(call)) return 'submit';
  return /POST v5\/[^/]+\/action$/.test(call) && /"(restart|reset)"/.test(body) ? 'submit' : undefined;
}

type Item = { readonly id?: string; status?: string };

function withStatus(body: string, { id, word }: { readonly id: string; readonly word: string }): string {
  return edited(body, (items) => items.map((item) => (item.id === id ? { ...item, status: word } : item)));
}

function without(body: string, id: string): string {
  return edited(body, (items) => items.filter((item) => item.id !== id));
}

/** What answers about jobs have: a list below `jobs` or `results`, or one job below `job`. */
function edited(body: string, edit: (items: Item[]) => Item[]): string {
  try {
    const answer = JSON.parse(body) as { job?: Item; jobs?: Item[]; results?: Item[] };
    if (answer.job?.id !== undefined)
      return JSON.stringify({ ...answer, job: edit([answer.job])[0] ?? answer.job });
    if (answer.jobs) return JSON.stringify({ ...answer, jobs: edit(answer.jobs) });
    if (answer.results) return JSON.stringify({ ...answer, results: edit(answer.results) });
  } catch {
    // not JSON: as it is
  }
  return body;
}
