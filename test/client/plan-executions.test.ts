import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { PLAN_PROGRESS_QUERY, PlanHandle } from '../../src/client';

/** One execution: the runs and batches that its history names, and what its ledger says at which second. */
interface Known {
  readonly before?: string;
  readonly resetFrom?: string;
  readonly started?: readonly (readonly [workflowId: string, runId: string])[];
  readonly ledger: readonly number[];
  /** The batches that it still names when it is asked. */
  readonly names?: readonly string[];
}

const entry = (second: number) => ({ at: `2026-11-24T03:00:0${second}.000Z`, event: 'read', system: 'lab' });

const historyOf = ({ before, resetFrom, started = [] }: Known) => ({
  events: [
    { workflowExecutionStartedEventAttributes: { continuedExecutionRunId: before ?? '' } },
    ...started.map(([workflowId, runId]) => ({
      childWorkflowExecutionStartedEventAttributes: { workflowExecution: { workflowId, runId } },
    })),
    { workflowTaskFailedEventAttributes: { baseRunId: resetFrom ?? '' } },
  ],
});

/** The lines of the plan "night", whose newest run is "new", as `workflow run second` or `workflow run: why not`. */
async function linesOf(executions: Readonly<Record<string, Known>>): Promise<string[]> {
  const getHandle = (workflowId: string, runId = 'new') => {
    const known = executions[`${workflowId} ${runId}`];
    const answer = async <Answer>(of: (known: Known) => Answer): Promise<Answer> => {
      await Promise.resolve();
      if (!known) throw new WorkflowNotFoundError('too long ago', workflowId, runId);
      return of(known);
    };
    return {
      workflowId,
      describe: () => answer(() => ({ workflowId, runId, raw: {} })),
      fetchHistory: () => answer(historyOf),
      query: (name: string) =>
        answer(({ ledger, names = [] }) =>
          name === PLAN_PROGRESS_QUERY ? { steps: [{ step: 'a', workflows: names }] } : ledger.map(entry),
        ),
    };
  };
  const client = { workflow: { getHandle } } as unknown as Client;
  const plan = new PlanHandle(client, client.workflow.getHandle('night'));
  const lines = (await plan.ledgerLines()).trimEnd().split('\n');
  return lines.map((line) => {
    const { workflowId, runId, at, why } = JSON.parse(line) as Readonly<Record<string, string>>;
    return `${workflowId} ${runId}${why === undefined ? ` ${at?.charAt(18)}` : `: ${why}`}`;
  });
}

describe('the ledger of a plan', () => {
  it('has carried entries once, where they began', async () => {
    expect(
      await linesOf({
        'night new': { before: 'old', ledger: [2, 2, 4], started: [['night/a/2', 'r']] },
        'night old': { ledger: [1, 2, 2], started: [['night/a/1', 'r']] },
        'night/a/1 r': { ledger: [1] },
        'night/a/2 r': { ledger: [3] },
      }),
    ).toEqual([
      ...['night old 1', 'night/a/1 r 1', 'night old 2', 'night old 2'],
      ...['night/a/2 r 3', 'night new 4'],
    ]);
  });

  it('goes back over several resets', async () => {
    const batch = ['night/a/1', 'r'] as const;
    expect(
      await linesOf({
        'night new': { resetFrom: 'second', ledger: [3] },
        'night second': { resetFrom: 'first', ledger: [2], started: [batch] },
        'night first': { ledger: [0], started: [batch] },
        'night/a/1 r': { ledger: [1] },
      }),
    ).toEqual(['night first 0', 'night/a/1 r 1', 'night second 2', 'night new 3']);
  });

  it('says what is gone', async () => {
    const why =
      'night, run old: its history could not be read, so what it did, and what came before it, may be missing';
    expect(
      await linesOf({
        'night new': { before: 'old', ledger: [3], started: [['night/a/2', 'r']], names: ['night/a/1'] },
        'night/a/1 new': { ledger: [1] },
      }),
    ).toEqual([
      'night/a/1 new 1',
      'night new 3',
      `night old: ${why}: too long ago`,
      'night/a/2 r: night/a/2, run r: its ledger could not be read: too long ago',
    ]);
  });

  it('throws when the plan itself does not answer', async () => {
    await expect(linesOf({})).rejects.toThrow(WorkflowNotFoundError);
  });
});
