import type {
  BegunRerun,
  CallContext,
  Capabilities,
  JobPhase,
  JobReading,
  JobSnapshot,
  JobSystem,
  ListPage,
  ListRequest,
  RerunInfo,
  RerunIntent,
  RerunMatch,
  RerunReceipt,
  RerunRecipes,
  RerunWayCapability,
  StopReceipt,
  StopRequest,
} from '../../src/contract';
import { type CapabilityChanges, scriptedCapabilities } from './scripted-capabilities';
import { broken, type Fault, type Operation, ScriptedFaults } from './scripted-faults';
import { type JobScript, readJob, type ScriptedJob, scriptedJob } from './scripted-job';
import { continueRerun, findMarked, rerunInfoOf, startRerun } from './scripted-reruns';
import { stopJob } from './scripted-stops';

/** One call that reached the system. */
export interface LedgerEntry {
  readonly operation: Operation;
  readonly ids: readonly string[];
  readonly mode?: StopRequest['mode'];
}

/** A job system in memory: it does what a test scripts, and keeps a ledger of what it was asked and what it started. */
export class ScriptedSystem implements JobSystem {
  readonly vendor = 'scripted';
  readonly capabilities: Capabilities;
  readonly jobs = new Map<string, ScriptedJob>();
  readonly ledger: LedgerEntry[] = [];
  /** The markers of the runs that submissions started, one entry for each run. */
  readonly started: string[] = [];
  private readonly faults = new ScriptedFaults();

  constructor(
    changes: CapabilityChanges = {},
    /** How many steps follow the submission of a new run before it runs. */
    readonly stepsToStart = 0,
  ) {
    this.capabilities = scriptedCapabilities(changes);
  }

  add(id: string, script: JobScript): this {
    this.jobs.set(id, scriptedJob(id, script));
    return this;
  }

  /** Moves a job on, as if it had done so by itself. */
  finish(id: string, phase: JobPhase): this {
    const job = this.jobs.get(id);
    if (!job) throw new Error(`There is no job ${id}.`);
    job.phase = phase;
    job.then = [];
    return this;
  }

  /** Plans what goes wrong in calls of an operation. */
  disturb(operation: Operation, fault: Fault): this {
    this.faults.plan(operation, fault);
    return this;
  }

  callsOf(operation: Operation): LedgerEntry[] {
    return this.ledger.filter((entry) => entry.operation === operation);
  }

  expectedIdForm(id: string): string | undefined {
    return /^[\w-]+$/.test(id) ? undefined : 'letters, digits, "-" and "_"';
  }

  status(ids: readonly string[], call: CallContext): Promise<JobReading[]> {
    this.ledger.push({ operation: 'status', ids });
    return this.faults.surround('status', call, () => ids.map((id) => this.read(id)));
  }

  stop({ targets, mode }: StopRequest, call: CallContext): Promise<StopReceipt[]> {
    this.ledger.push({ operation: 'stop', ids: targets.map(({ id }) => id), mode });
    const capability = this.capabilities.stop.modes[mode];
    return this.faults.surround('stop', call, () =>
      targets.map(({ id, run }) => stopJob(this.jobs, { id, run, mode }, capability)),
    );
  }

  rerunInfo(jobs: readonly JobSnapshot[], call: CallContext, _recipes?: RerunRecipes): Promise<RerunInfo[]> {
    this.ledger.push({ operation: 'rerunInfo', ids: jobs.map(({ id }) => id) });
    const { ways } = this.capabilities.rerun;
    return this.faults.surround('rerunInfo', call, () => jobs.map(({ id }) => rerunInfoOf(id, this, ways)));
  }

  findReruns(intents: readonly RerunIntent[], call: CallContext): Promise<RerunMatch[]> {
    this.ledger.push({ operation: 'findReruns', ids: intents.map(({ id }) => id) });
    return this.faults.surround('findReruns', call, () =>
      intents.flatMap((intent) => findMarked(intent, this, this.way(intent))),
    );
  }

  submitRerun(intent: RerunIntent, call: CallContext): Promise<RerunReceipt> {
    this.ledger.push({ operation: 'submitRerun', ids: [intent.id] });
    return this.faults.surround('submitRerun', call, () => startRerun(intent, this, this.way(intent)));
  }

  continueReruns(begun: readonly BegunRerun[], call: CallContext): Promise<RerunReceipt[]> {
    this.ledger.push({ operation: 'continueReruns', ids: begun.map(({ id }) => id) });
    return this.faults.surround('continueReruns', call, () => begun.map((one) => continueRerun(one, this)));
  }

  /** Two jobs a page; what the request hints at is passed over. */
  list({ cursor = '0' }: ListRequest, call: CallContext): Promise<ListPage> {
    this.ledger.push({ operation: 'list', ids: [] });
    const ids = [...this.jobs.keys()];
    const end = Number(cursor) + 2;
    return this.faults.surround('list', call, () => ({
      jobs: ids.slice(Number(cursor), end).flatMap((id) => {
        const reading = this.read(id);
        return reading.outcome === 'found' ? [reading.snapshot] : [];
      }),
      ...(end < ids.length ? { next: String(end) } : {}),
    }));
  }

  private read(id: string): JobReading {
    const job = this.jobs.get(id);
    if (job) return readJob(job);
    return {
      outcome: 'not-found',
      id,
      call: 'GetStatus',
      observedAt: new Date().toISOString(),
      detail: 'no such job',
    };
  }

  private way(intent: RerunIntent): RerunWayCapability {
    const way = this.capabilities.rerun.ways.find((known) => known.way === intent.way);
    if (!way) throw broken('unsupported');
    return way;
  }
}
