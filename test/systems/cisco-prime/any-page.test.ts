import fc from 'fast-check';
import { SystemError, type JobSystem } from '../../../src/contract';
import type { HttpRequest } from '../../../src/http';
import { witnessed } from '../../../src/testing/contract-suite/witness';
import { job, jobs, run } from './documents';
import { bare, CALL, ID, JOB, page, RUN, scripted } from './scripted-server';

const value = fc.oneof(
  fc.constantFrom<unknown>(Number(JOB), RUN, 0, -1, 1e300, 1e-300, '1e300', null, '', 'x', 5),
  fc.constantFrom<unknown>('RUNNING', 'COMPLETED', 'CANCELLED', '2017-05-16T18:20:02.000Z', 'soon \u001b[2J'),
  fc.jsonValue(),
);
const members = (model: Record<string, fc.Arbitrary<unknown>>) => fc.record(model, { requiredKeys: [] });
const mostly = <Kind>(likely: fc.Arbitrary<Kind>) => fc.oneof({ arbitrary: likely, weight: 6 }, value);
const runId = fc.constantFrom<unknown>(Number(RUN), '25', 26);
const summary = mostly(
  members({
    '@id': mostly(fc.constantFrom<unknown>('11', '12', '13')),
    jobName: mostly(fc.constantFrom<unknown>('Nightly', 'Bulk-1')),
    runId: mostly(runId),
  }),
);
const list = fc.record({
  queryResponse: mostly(
    fc.record({
      '@count': fc.constantFrom<unknown>(1, 2, '9', null),
      entity: fc.array(fc.record({ jobSummaryDTO: summary }), { maxLength: 2 }),
    }),
  ),
});
const runInstance = members({
  ...{ runId: mostly(runId), runStatus: value, resultStatus: value },
  ...{ lastStartTime: value, completionTime: value },
});
const history = fc.record({
  mgmtResponse: mostly(
    fc.record({
      job: fc.array(
        members({
          jobId: mostly(fc.constantFrom<unknown>(Number(JOB), '15')),
          jobName: mostly(fc.constantFrom<unknown>('Nightly', 'Bulk-1')),
          runInstances: mostly(fc.record({ runInstance: fc.array(runInstance, { maxLength: 3 }) })),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    }),
  ),
});
/** A list as it should be, and a history that has its runs, with anything in them. */
const rightList = fc
  .subarray(
    [
      { '@id': '11', jobName: 'Nightly', runId: RUN },
      { '@id': '12', jobName: 'Bulk-1', runId: 26 },
      { '@id': '13', jobName: 'Nightly', runId: '25' },
    ],
    { minLength: 1 },
  )
  .map((dtos) => ({
    queryResponse: { '@count': dtos.length, entity: dtos.map((dto) => ({ jobSummaryDTO: dto })) },
  }));
const rightHistory = fc.tuple(runInstance, runInstance, runInstance).map(([one, other, third]) => ({
  mgmtResponse: {
    job: [
      {
        ...{ jobId: Number(JOB), jobName: 'Nightly' },
        runInstances: {
          runInstance: [
            { ...one, runId: RUN },
            { ...other, runId: 25 },
          ],
        },
      },
      { jobId: 15, jobName: 'Bulk-1', runInstances: { runInstance: { ...third, runId: 26 } } },
    ],
  },
}));
const limits = fc.record({
  mgmtResponse: mostly(
    fc.record({
      rateLimitsDTO: mostly(
        fc.array(
          members({
            ...{ perUserThreshold: value, totalRequestThreshold: value, windowSize: value },
            ...{ maxConcurrentQueries: value, maxAllUserConcurrentQueries: value },
          }),
          { maxLength: 2 },
        ),
      ),
    }),
  ),
});
const code = fc.oneof(
  { arbitrary: fc.constant(200), weight: 8 },
  fc.constantFrom(302, 400, 401, 403, 404, 500),
);
/** What is said by a document, an error, or a page. */
const said = (document: fc.Arbitrary<unknown>) =>
  fc
    .tuple(document, code, fc.constantFrom(false, false, false, false, true))
    .map(([content, status, isPage]) =>
      isPage ? page(status) : { ...bare(status), body: JSON.stringify(content) },
    );

type Answer = (request: HttpRequest) => object;

/** The result, or `undefined` where a `SystemError` was thrown; any other error fails the test, and whatever breaks the contract. */
async function outcomeOf<Result>(
  { system }: ReturnType<typeof scripted>,
  use: (system: Required<JobSystem>) => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await use(witnessed(system, []) as Required<JobSystem>);
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}

/** A server that answers so to each of a few requests: more are a loop. */
function serverThat(answer: Answer, changes: Parameters<typeof scripted>[1] = {}) {
  return scripted(Array<Answer>(12).fill(answer), changes);
}

const SETTINGS = { numRuns: 200, seed: 273620913 };

describe('whatever the server answers', () => {
  it('a list drops no run', async () => {
    let listed = 0;
    const [lists, histories] = [fc.oneof(list, rightList), fc.oneof(history, rightHistory)];
    const property = fc.asyncProperty(said(lists), said(histories), async (summaries, told) => {
      const server = serverThat(({ call }) => (call === 'JobSummary' ? summaries : told));
      const jobsPage = await outcomeOf(server, (system) => system.list({ phases: ['running'] }, CALL));
      if (!jobsPage) return;
      for (const id of shownRuns(summaries.body)) {
        listed += 1;
        expect(jobsPage.jobs.map((one) => one.id.split('/')[1])).toContain(id);
      }
    });
    await fc.assert(property, SETTINGS);
    expect(listed).toBeGreaterThan(10);
  });

  it('a check finds out what it can', async () => {
    const found = new Set<string>();
    const property = fc.asyncProperty(said(list), said(fc.oneof(list, history)), async (summaries, other) => {
      const server = serverThat(({ call }) => (call === 'JobSummary' ? summaries : other));
      const check = await outcomeOf(server, (system) => system.check(CALL));
      for (const { name, ok } of check?.findings ?? []) found.add(`${name} ${ok}`);
      expect(check?.findings).toHaveLength(5);
    });
    await fc.assert(property, SETTINGS);
    expect([...found]).toEqual(
      expect.arrayContaining(['reachable true', 'credentials false', 'version false']),
    );
  });

  it('limits are usable, and hold up no reading', async () => {
    let told = 0;
    const property = fc.asyncProperty(said(limits), async (answer) => {
      const right = jobs(job(JOB, [run(RUN)]));
      const server = serverThat(({ path }) => (path.includes('rateService') ? answer : right), {
        ...{ rateLimits: 'ask', dialect: { version: 4, format: 'json' } },
      });
      const readings = await outcomeOf(server, (system) => system.status([ID], CALL));
      expect(readings).toMatchObject([{ outcome: 'found' }]);
      for (const { requestsPerSecond = 0, concurrent = 0 } of server.limits) {
        told += 1;
        const isUsable = requestsPerSecond >= 1 / 60 && requestsPerSecond <= 1_000;
        expect([isUsable, concurrent >= 1 && concurrent <= 256]).toEqual([true, true]);
      }
    });
    await fc.assert(property, SETTINGS);
    expect(told).toBeGreaterThan(20);
  });
});

/** The runs that a list shows, of those that are ids. */
function shownRuns(body: string): string[] {
  const { queryResponse } = JSON.parse(body) as {
    queryResponse: { entity?: { jobSummaryDTO: unknown }[] } | null;
  };
  return (queryResponse?.entity ?? [])
    .map(({ jobSummaryDTO }) => String((jobSummaryDTO as { runId?: unknown } | null)?.runId))
    .filter((id) => [RUN, '25', '26'].includes(id));
}
