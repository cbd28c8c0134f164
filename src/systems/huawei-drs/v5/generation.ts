import type { HttpRequest } from '../../../http';
import { fewAtOnce } from '../../shared/few-at-once';
import type { Door } from '../door';
import { DrsError, saidBy } from '../errors';
import { isAboutTask } from '../error-codes';
import type { Created, Generation, Halt } from '../generation';
import { itemsIn } from '../item';
import { allPages } from '../pages';
import { seenError, seenJob, type JobSeen } from '../responses';
import { JOB_TYPES, type PauseMode } from '../words';
import * as requests from './requests';
import * as responses from './responses';

/** How v5 is to be spoken. */
export interface V5Settings {
  readonly pauseMode: PauseMode;
}

/** Version 5 behind a door. One request reads one task: only the detail is sure to show every status (reference §3). */
export function v5Generation(door: Door, { pauseMode }: V5Settings): Generation {
  const { projectId } = door;
  const single = async (request: HttpRequest, secrets?: readonly string[]): Promise<Created> => {
    const response = await door.submit(request, secrets);
    return { call: response.call, item: responses.singleItem(response) };
  };
  return {
    version: 'v5',
    read: (ids) => fewAtOnce(ids, (id) => readOne(id, door)),
    halt: (ids, how) => halt(ids, how, { door, pauseMode }),
    restart: (id) => single(requests.action(projectId, id, { name: 'restart' })),
    reset: (id) => single(requests.action(projectId, id, { name: 'reset' })),
    start: (id) => single(requests.action(projectId, id, { name: 'start' })),
    precheck: (id, mode) => single(requests.precheck(projectId, id, mode)),
    precheckResult: async (id, queryId) =>
      responses.precheckIn(await door.send(requests.precheckDetail(projectId, id, queryId))),
    actions: (id) => readActions(id, door),
    clone: (id, name) => single(requests.clone(projectId, id, name)),
    create: (description, secrets) => single(requests.create(projectId, description), secrets),
    peek: async () => {
      responses.jobPage(await door.send(requests.list(projectId, 'sync', { offset: 0, limit: 1 })));
    },
    named: async (name) => {
      const lists = await fewAtOnce(JOB_TYPES, (jobType) =>
        allPages(async (offset) =>
          responses.jobPage(await door.send(requests.list(projectId, jobType, { name, offset }))),
        ),
      );
      return lists.flat();
    },
    listed: async (asked) => responses.jobPage(await door.send(requests.listed(projectId, asked))),
    describe: (job) => Promise.resolve(job), // the detail that every reading is made from has it all
  };
}

async function readOne(id: string, door: Door): Promise<JobSeen> {
  const asking = { id, call: 'ShowJobDetail', at: new Date().toISOString() };
  try {
    return seenJob(responses.jobIn(await door.send(requests.detail(door.projectId, id))), asking);
  } catch (error) {
    if (!(error instanceof DrsError) || !isAboutTask(error.code)) throw error;
    return seenError(saidBy(error), asking);
  }
}

async function halt(
  ids: readonly string[],
  how: Halt,
  { door, pauseMode }: { readonly door: Door } & V5Settings,
): ReturnType<Generation['halt']> {
  const { projectId } = door;
  const force = how === 'force-release';
  const [only, ...others] = ids;
  if (how !== 'pause' && only !== undefined && others.length === 0) {
    const response = await door.send(requests.stop(projectId, only, force));
    return { call: response.call, items: [responses.singleItem(response)] };
  }
  const request =
    how === 'pause'
      ? requests.batchPause(projectId, ids, pauseMode)
      : requests.batchStop(projectId, ids, force);
  const response = await door.send(request);
  return { call: response.call, items: itemsIn(response, 'jobs') };
}

/** ShowActions answers 422 where it has nothing to say. */
async function readActions(id: string, door: Door): ReturnType<Generation['actions']> {
  try {
    return responses.actionsIn(await door.send(requests.actions(door.projectId, id)));
  } catch (error) {
    if (error instanceof DrsError && (isAboutTask(error.code) || error.kind === 'not-found'))
      return undefined;
    throw error;
  }
}
