import type { Client } from '@temporalio/client';
import type { LedgerEntry } from '../contract';
import { failureReason } from './failure-reason';
import { JobControlHandle } from './job-control-handle';
import { type Execution, executionsOf } from './plan-executions';
import type { PlanHandle } from './plan-handle';

/** An entry of a ledger, or that one could not be read, with the execution that it is about. */
type Line = Execution & (LedgerEntry | Missing);

interface Missing extends Pick<LedgerEntry, 'at' | 'system' | 'why'> {
  readonly event: 'missing';
}

const NO_HISTORY = 'its history could not be read, so what it did, and what came before it, may be missing';
const NO_LEDGER = 'its ledger could not be read';

/**
 * Each entry of a plan and of its batches once, in order of time: of all executions, those before a reset included. Throws when the plan
 * itself does not answer. Not for the doors: `index.ts` leaves this file out.
 */
export async function planLedger(client: Client, plan: PlanHandle): Promise<Line[]> {
  const { workflowId, runId } = await plan.workflow.describe();
  const newest = { workflowId, runId };
  const answered = await ledgerOf(client, newest);
  const { earlier, batches, unread } = await executionsOf(client, newest);
  const reader = new LedgerReader(client);
  for (const { why, ...execution } of unread) reader.miss(execution, `${NO_HISTORY}: ${why}`);
  // One after another: thousands of queries at once would be refused.
  for (const execution of earlier) await reader.read(execution);
  reader.add(newest, answered);
  // Where a history is gone, the plan itself may still name what it has started.
  const named = unread.length === 0 ? [] : (await plan.batches()).map((batch) => batch.workflowId);
  const started = new Set(batches.map((batch) => batch.workflowId));
  const others = named.filter((id) => !started.has(id)).map((id) => ({ workflowId: id }));
  for (const execution of [...batches, ...others]) await reader.readWithResets(execution);
  return reader.inOrder();
}

/** Gathers the ledgers of executions, each entry once. */
class LedgerReader {
  private readonly lines: Line[] = [];
  private readonly missing: Line[] = [];
  private readonly seen = new Map<string, number>();
  private readonly executions = new Set<string>();

  constructor(private readonly client: Client) {}

  /** An execution, and those that were made of it by resets. */
  async readWithResets({ workflowId, runId }: Execution): Promise<void> {
    try {
      const { raw, runId: found } = await this.client.workflow.getHandle(workflowId, runId).describe();
      const key = JSON.stringify([workflowId, found]);
      if (this.executions.has(key)) return;
      this.executions.add(key);
      await this.read({ workflowId, runId: found });
      const next = raw.workflowExtendedInfo?.resetRunId;
      if (next) await this.readWithResets({ workflowId, runId: next });
    } catch (error) {
      this.miss(
        { workflowId, ...(runId === undefined ? {} : { runId }) },
        `${NO_LEDGER}: ${failureReason(error)}`,
      );
    }
  }

  async read(execution: Required<Execution>): Promise<void> {
    const entries = await ledgerOf(this.client, execution).catch((error: unknown) => {
      this.miss(execution, `${NO_LEDGER}: ${failureReason(error)}`);
      return [];
    });
    this.add(execution, entries);
  }

  /** A run after a reset, or after going on as new, begins with entries of the run before. */
  add(execution: Required<Execution>, entries: readonly LedgerEntry[]): void {
    const own = new Map<string, number>();
    for (const entry of entries) {
      const key = JSON.stringify([execution.workflowId, entry]);
      const count = (own.get(key) ?? 0) + 1;
      own.set(key, count);
      if (count <= (this.seen.get(key) ?? 0)) continue;
      this.seen.set(key, count);
      this.lines.push({ ...execution, ...entry });
    }
  }

  miss(execution: Execution, problem: string): void {
    const { workflowId, runId = 'the latest' } = execution;
    const why = `${workflowId}, run ${runId}: ${problem}`;
    this.missing.push({ ...execution, at: new Date().toISOString(), event: 'missing', system: '*', why });
  }

  /** In order of time, and what is missing at the end: the clock of this machine is not that of the entries. */
  inOrder(): Line[] {
    this.lines.sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
    return [...this.lines, ...this.missing];
  }
}

function ledgerOf(
  client: Client,
  { workflowId, runId }: Required<Execution>,
): Promise<readonly LedgerEntry[]> {
  return new JobControlHandle(client.workflow.getHandle(workflowId, runId)).ledger();
}
