import type { CallContext, Capabilities, JobSnapshot, JobSystem } from '../../contract';
import type { Connection } from '../../http';
import { capabilitiesOf, type CapabilitySettings } from './capabilities';
import { checkServer } from './check';
import { openDoor } from './door';
import { beforeSending, unsupported } from '../shared/failures';
import { fewAtOnce } from '../shared/few-at-once';
import { findTasks, type TaskQuery } from './find-tasks';
import { listJobs } from './list-jobs';
import { queryOf } from './list-query';
import { readTask, type Reader } from './read-task';
import { rerunInfoOf } from './rerun-info';
import { resubmit, type ResubmitPlan } from './resubmit';
import { retry } from './retry';
import { findMarked } from './search';
import type { StateReader } from './statuses';
import { stopTask, type StopPlan } from './stop-task';
import { expectedIdForm } from './task-id';
import { versionLookup } from './version';
import { actionOf } from './ways';

/** One JP1/AO server, ready to be talked to. Times in milliseconds. */
export interface Server extends CapabilitySettings, Pick<ResubmitPlan, 'overrides' | 'schedule'> {
  readonly stateOf: StateReader;
  readonly language: string | undefined;
  readonly cancelRecurring: boolean;
  /** Texts that no message may show. */
  readonly secrets: readonly string[];
  /** Already authenticates. */
  readonly connection: Connection;
}

/** A `JobSystem` that can also look for tasks. */
export interface HitachiJp1Ao extends JobSystem {
  /** Tasks that are not archived, oldest first; each as a reading would show it. Those without a readable id or status are left out. */
  findTasks(query: TaskQuery, call: CallContext): Promise<JobSnapshot[]>;
}

/** Opens a door for one operation. */
type Open = (call: CallContext) => Promise<Reader>;

/** The `JobSystem` of one server: a job is a task, a rerun is a retry of it or a new task of the same service. */
export function createSystem(server: Server): HitachiJp1Ao {
  const { connection, stateOf, language, secrets } = server;
  const capabilities = capabilitiesOf(server);
  const { exchange } = connection;
  const access = { exchange, version: versionLookup(server.version, exchange), language, secrets };
  const open: Open = async (call) => ({ stateOf, door: await openDoor(access, call) });
  return {
    vendor: 'hitachi-jp1-ao',
    capabilities,
    expectedIdForm,
    async status(ids, call) {
      if (ids.length === 0) return [];
      const reader = await open(call);
      return fewAtOnce(ids, async (id) => (await readTask(id, reader)).reading);
    },
    async stop({ targets, mode }, call) {
      const action = mode === 'force' ? 'forceStop' : 'stop';
      if (!capabilities.stop.modes[mode]) throw unsupported(action, `This JP1/AO has no ${mode} stop.`);
      if (targets.length === 0) return [];
      const plan: StopPlan = { ...server, ...(await open(call)), action };
      return fewAtOnce(targets, (target) => stopTask(target, plan));
    },
    ...rerunsOf(server, capabilities, open),
    list: async (request, call) => listJobs(request, await open(call), queryOf(server.version)),
    findTasks: async (query, call) => findTasks(query, await open(call)),
    check: (call) => checkServer({ exchange, language, secrets }, server.version, call),
    close: () => connection.close(),
  };
}

function rerunsOf(
  server: Server,
  { rerun: { ways } }: Capabilities,
  open: Open,
): Pick<JobSystem, 'rerunInfo' | 'findReruns' | 'submitRerun'> {
  const mustSeeAll = ways.some(({ way, search }) => way === 'new-run' && search.sees === 'all');
  return {
    async rerunInfo(jobs, call) {
      if (jobs.length === 0) return [];
      const reader = await open(call);
      return fewAtOnce(jobs, (job) => rerunInfoOf(job, ways, reader));
    },
    async findReruns(intents, call) {
      const marked = intents.filter(({ way }) => way === 'new-run');
      if (marked.length === 0) return [];
      const search = { ...(await open(call)), mustSeeAll };
      return (await fewAtOnce(marked, ({ marker }) => findMarked(marker, search))).flat();
    },
    async submitRerun(intent, call) {
      const action = actionOf(intent.way);
      const reader = await beforeSending(() => open(call));
      return action === 'resubmit'
        ? resubmit(intent, { ...server, ...reader })
        : retry(intent, action, reader);
    },
  };
}
