import fc from 'fast-check';
import { SystemError, type JobSystem } from '../../../src/contract';
import { taskOfRun } from '../../../src/systems/elecard-boro-vod/task-id';
import { witnessed } from '../../../src/testing/contract-suite/witness';
import { answersTo } from './any-reply';
import { answer, CALL, intent, MARKER, scripted, snapshot } from './scripted-project';

type Method = 'TaskStatus' | 'TaskReport' | 'TaskStart';
type Reply = readonly [body: unknown, status: number, isPage: boolean];

const status = fc.oneof(
  { arbitrary: fc.constant(200), weight: 8 },
  fc.constantFrom(204, 302, 400, 401, 404, 500),
);
const isPage = fc.oneof({ arbitrary: fc.constant(false), weight: 9 }, fc.constant(true));
/** Two replies to each method, in turn. */
const repliesTo = (method: Method): fc.Arbitrary<Reply[]> =>
  fc.array(fc.tuple(answersTo(method), status, isPage), { minLength: 2, maxLength: 2 });
const script = fc.record({
  TaskStatus: repliesTo('TaskStatus'),
  TaskReport: repliesTo('TaskReport'),
  TaskStart: repliesTo('TaskStart'),
});
type Replies = Readonly<Record<Method, Reply[]>>;

/** What a rerun needs, so that one is submitted. */
const RECORDED = { recorded: () => Promise.resolve({ templateId: 1, uri: '/a.ts' }) };

/** More requests than this are a loop. */
const MOST_REQUESTS = 12;

/** The result, or `undefined` where a `SystemError` was thrown; any other error fails the test, and whatever breaks the contract. */
async function outcomeOf<Result>(
  replies: Replies,
  run: (system: Required<JobSystem>) => Promise<Result>,
  changes: Parameters<typeof scripted>[1] = {},
): Promise<Result | undefined> {
  let turn = 0;
  const exchange = ({ call }: { readonly call: string }) => {
    if (turn > MOST_REQUESTS) throw new Error('It asks without end.');
    const [body, code, asPage] = replies[call as Method][turn++ % 2] ?? [null, 200, false];
    return Promise.resolve(answer(asPage ? '<html></html>' : (JSON.stringify(body) ?? ''), call, code));
  };
  const { system } = scripted([], { ...changes, connection: { exchange, close: () => Promise.resolve() } });
  try {
    return await run(witnessed(system, []) as Required<JobSystem>);
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}

async function holds(check: (replies: Replies) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(script, check), { numRuns: 300, seed: 63 });
}

/** The tasks in a reply that can be told, each with the first one of its chain. */
function tasksIn([body]: Reply): { readonly id: number; readonly first: number }[] {
  const { reply } = body as { reply: { method: unknown; result: unknown }[] };
  const result = reply.find(({ method }) => method === 'TaskStatus')?.result as Record<string, unknown>[];
  return result.map(({ task_id, initial_task_id }) => {
    const first = Number(initial_task_id);
    return { id: Number(task_id), first: Number.isSafeInteger(first) && first > 0 ? first : Number(task_id) };
  });
}

describe('whatever the server answers', () => {
  it('a list drops no task', async () => {
    let listed = 0;
    await holds(async (replies) => {
      const page = await outcomeOf(replies, (system) => system.list({ phases: ['running'] }, CALL));
      if (!page || !replies.TaskStatus[0]) return;
      for (const { id, first } of tasksIn(replies.TaskStatus[0])) {
        listed += 1;
        const job = page.jobs.find((one) => one.id === String(first));
        // The last task of the chain is the one that is shown.
        expect(Number(taskOfRun(job?.run ?? '', '0'))).toBeGreaterThanOrEqual(id);
      }
    });
    expect(listed).toBeGreaterThan(20);
  });

  it('a check finds out what it can', async () => {
    const found = new Set<string>();
    await holds(async (replies) => {
      const check = await outcomeOf(replies, (system) => system.check(CALL));
      for (const { name, ok } of check?.findings ?? []) found.add(`${name} ${ok}`);
      expect(check?.findings).toHaveLength(5);
    });
    expect([...found]).toEqual(expect.arrayContaining(['reachable true', 'permissions false']));
  });

  it('information drops no job', async () => {
    const available = new Set<boolean | undefined>();
    await holds(async (replies) => {
      const jobs = [snapshot('63', 'task:66'), snapshot('64')];
      const infos = await outcomeOf(replies, (system) => system.rerunInfo(jobs, CALL));
      for (const { ways } of infos ?? []) available.add(ways[0]?.available);
    });
    expect(available).toEqual(new Set([true, false]));
  });

  it('a search finds only what is marked', async () => {
    let found = 0;
    await holds(async (replies) => {
      const matches = await outcomeOf(replies, (system) => system.findReruns([intent('63')], CALL));
      found += matches?.length ?? 0;
      if (matches?.length) expect(JSON.stringify(replies)).toContain(MARKER);
    });
    expect(found).toBeGreaterThan(0);
  });

  it('a rerun has a clear outcome', async () => {
    const outcomes = new Set<string | undefined>();
    await holds(async (replies) => {
      const receipt = await outcomeOf(replies, (system) => system.submitRerun(intent('63'), CALL), RECORDED);
      outcomes.add(receipt?.outcome);
    });
    expect(outcomes).toEqual(new Set(['started', 'refused', undefined]));
  });
});
