import type { CallContext, JobSystem, RerunIntent, RerunReceipt } from '../../contract';
import type { Connection } from '../../http';
import { beforeSending, unsupported } from '../shared/failures';
import { capabilitiesOf, type CapabilitySettings } from './capabilities';
import type { AutomaticRestarts } from './chain';
import { checkProject, type CheckPlan } from './check';
import { methodReply } from './envelope';
import { listJobs } from './list-jobs';
import { newTask } from './new-task';
import type { RecordedTaskLookup } from './options';
import { readChains, type Send } from './read-chains';
import { recover } from './recovery';
import { missingReason, recoveredTask, rerunInfoOf, type Recovery } from './recovered-task';
import { taskStart, taskStop, type Account } from './requests';
import { jobReadings, rerunReceipt, stopReceipts } from './responses';
import { searchMarkers } from './search';
import { expectedIdForm, taskOfRun } from './task-id';
import { withoutSecrets } from './without-secrets';

/** One project on a Boro VoD server, ready to be talked to. Times in milliseconds. */
export interface Project extends CapabilitySettings {
  readonly account: Account;
  readonly automaticRestarts: AutomaticRestarts;
  readonly recorded: RecordedTaskLookup;
  readonly connection: Connection;
  /** Whether requests are signed. */
  readonly isSigned: boolean;
  /** Texts that no message may show. */
  readonly secrets: readonly string[];
}

/** The `JobSystem` of one project: a job is a verification task, a rerun is a new task of the same template and file. */
export function createSystem(project: Project): JobSystem {
  const { account, automaticRestarts, recorded, connection } = project;
  const sender = senderOf(project);
  return {
    vendor: 'elecard-boro-vod',
    capabilities: capabilitiesOf(project),
    expectedIdForm,
    async status(ids, call) {
      if (ids.length === 0) return [];
      const reply = await readChains(sender(call), account, ids);
      return jobReadings(ids, reply, { at: now(), automaticRestarts });
    },
    async stop({ targets, mode }, call) {
      if (mode !== 'graceful') throw unsupported('TaskStop', `The server has no ${mode} stop.`);
      if (targets.length === 0) return [];
      const ids = targets.map(({ id, run }) => taskOfRun(run, id));
      return stopReceipts(targets, await sender(call)(taskStop(account, ids)), now());
    },
    list: (request, call) => listJobs(request, { send: sender(call), account, automaticRestarts }),
    async rerunInfo(jobs, call) {
      const recoveries = await recover(jobs, { send: sender(call), account, recorded });
      return recoveries.map(rerunInfoOf);
    },
    async findReruns(intents, call) {
      return intents.length === 0 ? [] : searchMarkers(intents, sender(call), account);
    },
    async submitRerun(intent, call) {
      if (intent.way !== 'new-run')
        throw unsupported('TaskStart', `The server has no rerun way ${intent.way}.`);
      const sources = { send: sender(call), account, recorded };
      const [recovery] = await beforeSending(() => recover([intent], sources));
      call.signal.throwIfAborted();
      const lasting = { signal: call.lasting ?? call.signal };
      return start(intent, recovery, { send: (secrets) => sender(lasting, secrets), account });
    },
    check: (call) => checkProject(checkPlan(project, call), call),
    close: () => connection.close(),
  };
}

function checkPlan(project: Project, call: CallContext): CheckPlan {
  const sendBy: CheckPlan['sendBy'] = (exchange) => senderOf(project, exchange)(call);
  return { ...project, exchange: project.connection.exchange, sendBy };
}

function senderOf({ connection, secrets }: Project, exchange = connection.exchange) {
  return ({ signal }: CallContext, more: readonly string[] = []): Send =>
    async (request) =>
      methodReply(withoutSecrets(await exchange(request, signal), [...secrets, ...more]));
}

interface Door {
  readonly send: (secrets: readonly string[]) => Send;
  readonly account: Account;
}

async function start(
  { id, run, marker }: RerunIntent,
  recovery: Recovery | undefined,
  { send, account }: Door,
): Promise<RerunReceipt> {
  const task = recovery && recoveredTask(recovery);
  // A server may quote the request in its answer; what a task verifies is not for history.
  if (task) {
    const reply = await send([task.uri])(taskStart(account, newTask(task, marker)));
    return rerunReceipt(reply, now(), [id, taskOfRun(run, id)]);
  }
  const says = recovery ? missingReason(recovery) : `Nothing is known of task ${id}.`;
  return { outcome: 'refused', observation: { at: now(), call: 'job-control', says, run } };
}

function now(): string {
  return new Date().toISOString();
}
