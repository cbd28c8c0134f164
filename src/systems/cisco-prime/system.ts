import type { CallContext, JobSnapshot, JobSystem } from '../../contract';
import type { BudgetLimits } from '../../http';
import type { BudgetSettings } from '../shared/budget';
import { unsupported } from '../shared/failures';
import { BoundedMemory } from './bounded-memory';
import { capabilitiesOf, type CapabilitySettings } from './capabilities';
import { checkServer } from './check';
import { continueReruns } from './continue-reruns';
import { openDoor, type Access, type Door } from './door';
import { operate, type OperationOutcome } from './job-operations';
import { listJobs } from './list-jobs';
import { nextScheduled } from './next-run';
import { limitLookup } from './rate-limits';
import { rerunInfoOf } from './rerun-info';
import { expectedIdForm } from './run-id';
import { searchReruns, type SearchPlan } from './search';
import { findRuns, readRuns, type RunQuery } from './status';
import { stopRuns, type StopPlan } from './stop-runs';
import { submitJob } from './submit-job';

/** One server, ready to be talked to. Times in milliseconds. */
export interface Server
  extends
    CapabilitySettings,
    Access,
    BudgetSettings,
    Pick<SearchPlan, 'recorded' | 'resumeSuspended' | 'user'>,
    Pick<StopPlan, 'schedule'> {
  readonly rateLimits: 'ask' | 'configured';
  /** The limits that are kept now: the server may tell its own. */
  readonly limits: () => BudgetLimits;
  readonly changeLimits: (limits: BudgetLimits) => void;
  readonly close: () => Promise<void>;
}

/** A `JobSystem` that can also look for runs, and act on jobs apart from their runs. */
export interface CiscoPrime extends JobSystem {
  /** Every run of the jobs that fit. Throws `SystemError` `invalid-request` for an empty query. */
  findRuns(query: RunQuery, call: CallContext): Promise<JobSnapshot[]>;
  /** Disables the triggers of jobs for now; what runs goes on. One outcome per job id, in the order given. */
  suspendJobs(jobIds: readonly string[], call: CallContext): Promise<OperationOutcome[]>;
  /** Enables the triggers of suspended jobs again. */
  resumeJobs(jobIds: readonly string[], call: CallContext): Promise<OperationOutcome[]>;
  /** Disables the triggers of jobs for good: a job that was cancelled cannot be resumed. What runs goes on. */
  cancelJobs(jobIds: readonly string[], call: CallContext): Promise<OperationOutcome[]>;
}

/** What the operations of one server share. */
interface Desk {
  /** A door; the first time, after asking for the rate limits where they are asked for. */
  readonly open: (call: CallContext) => Promise<Door>;
  readonly plan: Omit<SearchPlan, 'door'>;
}

/** The `JobSystem` of one server: a job is a run, a rerun is the next one of its schedule or a new submission. */
export function createSystem(server: Server): CiscoPrime {
  const { jobsPerCall } = server;
  const desk = deskOf(server);
  const known = new BoundedMemory<string>();
  return {
    vendor: 'cisco-prime',
    get capabilities() {
      return capabilitiesOf(server, server.limits());
    },
    expectedIdForm,
    async status(ids, call) {
      if (ids.length === 0) return [];
      return readRuns(ids, { door: await desk.open(call), jobsPerCall, known });
    },
    async stop({ targets, mode }, call) {
      if (mode !== 'graceful') throw unsupported('cancelrunning', `Prime has no ${mode} stop.`);
      if (targets.length === 0) return [];
      return stopRuns(targets, { ...server, door: openDoor(server, call, true) });
    },
    ...rerunsOf(desk),
    list: async (request, call) => listJobs(request, { door: await desk.open(call), jobsPerCall }),
    findRuns: async (query, call) => findRuns(query, { door: await desk.open(call), jobsPerCall, known }),
    suspendJobs: (jobIds, call) => operate('suspend', jobIds, openDoor(server, call)),
    resumeJobs: (jobIds, call) => operate('resume', jobIds, openDoor(server, call)),
    cancelJobs: (jobIds, call) => operate('cancel', jobIds, openDoor(server, call)),
    check: (call) => checkServer(server, call),
    close: () => server.close(),
  };
}

function deskOf(server: Server): Desk {
  const learn = limitLookup({ settings: server, change: server.changeLimits });
  return {
    async open(call) {
      const door = openDoor(server, call);
      if (server.rateLimits === 'ask') await learn(door, call);
      return door;
    },
    plan: { ...server, answered: new BoundedMemory<string>() },
  };
}

function rerunsOf({
  open,
  plan,
}: Desk): Pick<JobSystem, 'rerunInfo' | 'findReruns' | 'submitRerun' | 'continueReruns'> {
  return {
    async rerunInfo(jobs, call, recipes) {
      if (jobs.length === 0) return [];
      return rerunInfoOf(jobs, { ...plan, door: await open(call) }, recipes);
    },
    async findReruns(intents, call) {
      const submitted = intents.filter(({ way }) => way === 'new-run');
      if (submitted.length === 0) return [];
      return searchReruns(submitted, { ...plan, door: await open(call) });
    },
    async submitRerun(intent, call) {
      const ways = { 'new-run': submitJob, 'next-scheduled': nextScheduled } as const;
      if (!Object.hasOwn(ways, intent.way))
        throw unsupported('submit', `Prime has no rerun way ${intent.way}.`);
      const run = ways[intent.way as keyof typeof ways];
      return run(intent, { ...plan, door: await open(call) });
    },
    async continueReruns(begun, call) {
      if (begun.length === 0) return [];
      return continueReruns(begun, { ...plan, door: await open(call) }, plan.answered);
    },
  };
}
