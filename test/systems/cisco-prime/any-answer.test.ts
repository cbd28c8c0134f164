import fc from 'fast-check';
import { hasEnded, SystemError, type JobSystem } from '../../../src/contract';
import type { HttpRequest, HttpResponse } from '../../../src/http';
import { writeXml } from '../../../src/systems/cisco-prime/wire/write-xml';
import { witnessed } from '../../../src/testing/contract-suite/witness';
import { NEW_NAME, RECIPE } from './recipes';
import { bare, begun, CALL, ID, intent, JOB, MARKER, RUN, scripted, snapshot } from './scripted-server';

const value = fc.oneof(
  fc.constantFrom<unknown>(Number(JOB), JOB, Number(RUN), RUN, 0, -1, 1e300, null, '', '9223372036854775808'),
  fc.constantFrom<unknown>(
    'RUNNING',
    'COMPLETED',
    'CANCELLED',
    'SUCCESS',
    'FAILURE',
    'Success',
    'SCHEDULED',
    'NEW',
  ),
  fc.constantFrom<unknown>(
    NEW_NAME,
    RECIPE.jobType,
    '2017-05-16T18:20:02.000Z',
    '2099-05-16T18:20:02.000Z',
    'soon',
  ),
  fc.jsonValue(),
);
const mostly = <Kind>(likely: fc.Arbitrary<Kind>) => fc.oneof({ arbitrary: likely, weight: 4 }, value);
const some = <Kind>(arbitrary: fc.Arbitrary<Kind>) =>
  fc.oneof(arbitrary, fc.array(arbitrary, { maxLength: 3 }));
const members = (model: Record<string, fc.Arbitrary<unknown>>) => fc.record(model, { requiredKeys: [] });
const runInstance = members({
  runId: mostly(fc.constantFrom<unknown>(Number(RUN), RUN, 25)),
  runStatus: value,
  resultStatus: value,
  completionTime: value,
  lastStartTime: value,
  results: mostly(members({ result: some(members({ property: value, value })) })),
});
const job = members({
  jobId: mostly(fc.constantFrom<unknown>(Number(JOB), JOB, 15)),
  jobName: mostly(fc.constantFrom<unknown>(NEW_NAME, 'Nightly')),
  jobType: mostly(fc.constant<unknown>(RECIPE.jobType)),
  jobStatus: value,
  nextRunTime: value,
  runInstances: mostly(members({ runInstance: some(runInstance) })),
});
const item = members({ id: value, message: value, status: value, jobName: value, errorMessage: value });
const result = members({
  success: mostly(members({ success: some(item) })),
  failure: mostly(members({ failure: some(item) })),
});
const ROOTS = {
  history: fc.record({ mgmtResponse: mostly(members({ job: some(job) })) }),
  operation: fc.record({ mgmtResponse: mostly(members({ operationResult: some(result) })) }),
  submission: fc.record({ mgmtResponse: members({ cliTemplateCommandJobResult: some(item) }) }),
  summary: fc.record({
    queryResponse: mostly(members({ entity: some(fc.record({ jobSummaryDTO: mostly(item) })) })),
  }),
};
const wild = fc.oneof(
  fc.record({ errorDocument: members({ httpResponseCode: value, message: value, id: value }) }),
  ...Object.values(ROOTS),
  value,
);
const status = fc.oneof(
  { arbitrary: fc.constant(200), weight: 8 },
  fc.constantFrom(302, 400, 401, 403, 404, 500, 503),
);
/** Two answers to each kind of request, in turn. */
const answersTo = (root: fc.Arbitrary<unknown>) =>
  fc.array(
    fc
      .tuple(
        fc.oneof({ arbitrary: root, weight: 4 }, wild),
        status,
        fc.constantFrom('json', 'json', 'json', 'xml', 'xml', 'page'),
      )
      .map(([content, code, kind]): HttpResponse => ({ ...bare(code), body: textOf(content, kind) })),
    { minLength: 2, maxLength: 2 },
  );
const script = fc.record({
  history: answersTo(ROOTS.history),
  operation: answersTo(ROOTS.operation),
  submission: answersTo(ROOTS.submission),
  summary: answersTo(ROOTS.summary),
});

type Answers = Readonly<Record<keyof typeof ROOTS, readonly HttpResponse[]>>;

function kindOf({ method, call }: HttpRequest): keyof Answers {
  if (call === 'JobSummary') return 'summary';
  if (method === 'GET') return 'history';
  return call === 'deployTemplateThroughJob' ? 'submission' : 'operation';
}

function textOf(content: unknown, kind: string): string {
  if (kind === 'page') return '<html>canary</html>';
  try {
    return kind === 'xml' ? writeXml(content as never) : JSON.stringify(content);
  } catch {
    return JSON.stringify(content);
  }
}

/** The result, or `undefined` where a `SystemError` was thrown; any other error fails the test, and whatever breaks the contract. */
async function outcomeOf<Result>(answers: Answers, run: (system: JobSystem) => Promise<Result>) {
  let turn = 0;
  const answer = (request: HttpRequest) => answers[kindOf(request)][turn++ % 2] ?? bare(200);
  const server = scripted(
    Array.from({ length: 60 }, () => answer),
    { schedule: 'suspend', resumeSuspended: true },
  );
  try {
    return await run(witnessed(server.system, []));
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}

async function holds(check: (answers: Answers) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(script, check), { numRuns: 250, seed: 273620913 });
}

describe('whatever the server answers', () => {
  it('a status drops no run', async () => {
    const outcomes = new Set<string>();
    await holds(async (answers) => {
      const readings = await outcomeOf(answers, (system) => system.status([ID, RUN, '15/25'], CALL));
      for (const { outcome } of readings ?? []) outcomes.add(outcome);
      expect(readings?.map(({ id }) => id) ?? [ID, RUN, '15/25']).toEqual([ID, RUN, '15/25']);
    });
    expect([...outcomes].sort()).toEqual(['found', 'not-found', 'unreadable']);
  });

  it('no end is read without its words', async () => {
    await holds(async (answers) => {
      const readings = await outcomeOf(answers, (system) => system.status([ID], CALL));
      for (const reading of readings ?? []) {
        if (reading.outcome !== 'found' || !hasEnded(reading.snapshot.phase)) continue;
        expect(reading.snapshot.rawStatus).toMatch(/^(COMPLETED|CANCELLED)|\/CANCELLED$/i);
      }
    });
  });

  it('a stop has a receipt for each run', async () => {
    const outcomes = new Set<string>();
    await holds(async (answers) => {
      const targets = [snapshot(), snapshot('15/25')];
      const receipts = await outcomeOf(answers, (system) => system.stop({ targets, mode: 'graceful' }, CALL));
      for (const { outcome } of receipts ?? []) outcomes.add(outcome);
      expect(receipts?.map(({ id, run }) => [id, run]) ?? [ID, '15/25'].map((id) => [id, id])).toEqual(
        [ID, '15/25'].map((id) => [id, id]),
      );
    });
    expect(outcomes.size).toBeGreaterThan(2);
  });

  it.each(['new-run', 'next-scheduled'] as const)('%s has a clear outcome', async (way) => {
    await holds(async (answers) => {
      const receipt = await outcomeOf(answers, (system) =>
        system.submitRerun(intent({ way, recipe: RECIPE }), CALL),
      );
      const allowed = way === 'new-run' ? 'underway' : 'next-scheduled';
      expect([allowed, 'refused', undefined]).toContain(receipt?.outcome);
    });
  });

  it('going on and information drop no job', async () => {
    await holds(async (answers) => {
      const receipts = await outcomeOf(
        answers,
        async (system) => system.continueReruns?.([begun(NEW_NAME), begun('Nightly')], CALL) ?? [],
      );
      expect(receipts?.length ?? 2).toBe(2);
      const infos = await outcomeOf(answers, (system) =>
        system.rerunInfo([snapshot()], CALL, { [ID]: RECIPE }),
      );
      expect(infos?.map(({ ways }) => ways.length) ?? [2]).toEqual([2]);
    });
  });

  it('a search finds runs, never the old one', async () => {
    let found = 0;
    await holds(async (answers) => {
      const matches = await outcomeOf(answers, (system) =>
        system.findReruns([intent({ recipe: RECIPE })], CALL),
      );
      for (const { marker, id } of matches ?? []) {
        found += 1;
        expect([marker, /^\d+(\/\d+)?$/.test(id), id.startsWith(JOB)]).toEqual([MARKER, true, false]);
      }
    });
    expect(found).toBeGreaterThan(0);
  });
});
