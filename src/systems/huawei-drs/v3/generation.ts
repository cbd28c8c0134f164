import type { HttpRequest, HttpResponse } from '../../../http';
import { fewAtOnce } from '../../shared/few-at-once';
import type { Door } from '../door';
import { isAboutTask } from '../error-codes';
import type { DrsJob } from '../drs-job';
import { DrsError, noAnswer, saidBy } from '../errors';
import type { Created, Generation } from '../generation';
import { itemOf, itemsIn, type ActionItem } from '../item';
import { allPages } from '../pages';
import { seenError, type JobSeen } from '../responses';
import { JOB_TYPES, type PauseMode } from '../words';
import * as requests from './requests';
import * as responses from './responses';

/** How v3 is to be spoken. */
export interface V3Settings {
  readonly pauseMode: PauseMode;
}

/** Version 3 behind a door. It has no reset and no clone, and does not say what it offers for a task. */
export function v3Generation(door: Door, { pauseMode }: V3Settings): Generation {
  const { projectId } = door;
  const single = async (request: HttpRequest, secrets?: readonly string[]): Promise<Created> => {
    const { call } = request;
    const [item, ...others] = await itemsOf(() => door.submit(request, secrets));
    if (item === undefined || others.length > 0) throw noAnswer(call, `${others.length + 1} results`);
    return { call, item };
  };
  return {
    version: 'v3',
    read: (ids) => readAll(ids, door),
    halt: async (ids, how) => {
      const request =
        how === 'pause' ? requests.pause(projectId, ids, pauseMode) : requests.terminate(projectId, ids, how);
      return { call: request.call, items: await itemsOf(() => door.send(request)) };
    },
    restart: (id) => single(requests.retry(projectId, id)),
    start: (id) => single(requests.start(projectId, id)),
    precheck: (id, mode) => single(requests.precheck(projectId, id, mode)),
    precheckResult: async (id, queryId) =>
      responses.precheckIn(await door.send(requests.precheckResult(projectId, id)), queryId),
    actions: () => Promise.resolve(undefined),
    create: (description, secrets) => single(requests.create(projectId, description), secrets),
    peek: async () => {
      responses.jobPage(await door.send(requests.list(projectId, 'sync', { page: 0, size: 1 })));
    },
    named: async (name) => {
      const lists = await fewAtOnce(JOB_TYPES, (jobType) =>
        allPages(async (_offset, page) =>
          responses.jobPage(await door.send(requests.list(projectId, jobType, { name, page }))),
        ),
      );
      return lists.flat();
    },
    listed: async (asked) => responses.jobPage(await door.send(requests.listed(projectId, asked))),
    describe: (job) => describe(job, door),
  };
}

/** The results of an action, which stand under HTTP 400 too. */
async function itemsOf(send: () => Promise<HttpResponse>): Promise<readonly ActionItem[]> {
  try {
    return itemsIn(await send(), 'results');
  } catch (error) {
    const items = error instanceof DrsError ? error.results.map(itemOf) : [];
    if (items.length > 0 && items.every(({ id }) => id !== undefined)) return items;
    throw error;
  }
}

/** Where one unknown task makes the whole answer an error, each is asked for alone. */
async function readAll(ids: readonly string[], door: Door): Promise<JobSeen[]> {
  const asking = (id: string) => ({ id, call: 'batch-status', at: new Date().toISOString() });
  const alone = ids.length === 1;
  if (ids.length === 0) return [];
  try {
    const different = [...new Set(ids)];
    const response = await door.send(requests.batchStatus(door.projectId, different));
    const results = responses.resultsIn(response);
    return ids.map((id) => responses.seenIn(results, asking(id), alone));
  } catch (error) {
    if (!(error instanceof DrsError) || !isAboutTask(error.code)) throw error;
    if (!alone) return (await fewAtOnce(ids, (id) => readAll([id], door))).flat();
    return ids.map((id) => seenError(saidBy(error), asking(id)));
  }
}

/** A status comes with nothing else, so the detail is asked. */
async function describe(job: DrsJob, door: Door): Promise<DrsJob> {
  const { id } = job;
  if (id === undefined) return job;
  try {
    return responses.jobIn(await door.send(requests.batchDetail(door.projectId, id)), id) ?? job;
  } catch (error) {
    if (error instanceof DrsError && isAboutTask(error.code)) return job;
    throw error;
  }
}
