import fc from 'fast-check';
import { SystemError, type JobSystem } from '../../../src/contract';
import type { HttpResponse } from '../../../src/http';
import { witnessed } from '../../../src/testing/contract-suite/witness';
import { answer, CALL, intent, JOB, MARKER, NEW, OTHER, scripted, snapshot } from './scripted-server';

const word = fc.constantFrom<unknown>(
  ...[
    JOB,
    OTHER,
    NEW,
    MARKER,
    'success',
    'failed',
    'Failed',
    'PAUSING',
    'CONFIGURATION',
    'INCRE_TRANSFER_FAILED',
  ],
  ...[
    'RELEASE_RESOURCE_COMPLETE',
    'RELEASE_RESOURCE_STARTED',
    '100%',
    'DRS.10000010',
    'DRS.M05004',
    'DRS.M00277',
    'DRS.M01504',
  ],
  ...['DRS.M00304', '', 0, 100, true, false, null],
);
const value = fc.oneof({ arbitrary: word, weight: 3 }, fc.jsonValue());
const item = fc.record(
  {
    id: fc.oneof({ arbitrary: fc.constantFrom<unknown>(JOB, JOB, OTHER, NEW), weight: 6 }, value),
    name: value,
    status: fc.oneof({ arbitrary: word, weight: 3 }, value),
    error_code: fc.oneof(
      { arbitrary: fc.constant<unknown>(undefined), weight: 4 },
      { arbitrary: fc.constantFrom<unknown>('DRS.10000010', 'DRS.M00289'), weight: 2 },
      value,
    ),
    error_msg: value,
    query_id: value,
    precheck_id: value,
    process: value,
    total_passed_rate: value,
    result: value,
    precheck_result: value,
    base_info: fc.oneof(value, fc.record({ charging_mode: value, name: value })),
    available_actions: fc.oneof(value, fc.constant(['CLONE', 'RETRY'])),
  },
  { requiredKeys: [] },
);
const list = fc.oneof({ arbitrary: fc.array(fc.oneof(item, value), { maxLength: 3 }), weight: 4 }, value);
const body = fc.oneof(
  { arbitrary: fc.record({ job: item, job_action: item }, { requiredKeys: [] }), weight: 4 },
  {
    arbitrary: fc.record(
      { jobs: list, results: list, total_count: value, total_record: value },
      { requiredKeys: [] },
    ),
    weight: 4,
  },
  { arbitrary: item, weight: 2 },
  value,
);
/** A list as it should be, of any tasks. */
const listing = fc.uniqueArray(
  fc.record({ id: fc.constantFrom(JOB, OTHER, NEW), name: value, status: word }, { requiredKeys: ['id'] }),
  { minLength: 1, maxLength: 3, selector: ({ id }) => id },
);
const response = fc
  .tuple(
    body,
    fc.constantFrom(200, 200, 200, 200, 202, 204, 303, 400, 400, 401, 403, 404, 422, 429, 500),
    fc.constantFrom(false, false, false, false, true),
  )
  .map(([content, status, asPage]) =>
    answer(asPage ? `<html>${status}</html>` : (JSON.stringify(content) ?? ''), status),
  );
const script = fc
  .array(response, { minLength: 1, maxLength: 6 })
  .map((some): HttpResponse[] =>
    Array.from({ length: 400 }, (_, index) => some[index % some.length] ?? answer('')),
  );

/** The result, or `undefined` where a `SystemError` was thrown; any other error fails the test, and whatever breaks the contract. */
async function outcomeOf<Result>(
  answers: HttpResponse[],
  api: 'v5' | 'v3' | 'probe',
  run: (system: Required<JobSystem>) => Promise<Result>,
): Promise<Result | undefined> {
  const recorded = () =>
    Promise.resolve({ job: api !== 'v3' ? { base_info: { name: 'x' } } : { name: 'x' } });
  try {
    const { system } = scripted(answers, { api, recorded });
    return await run(witnessed(system, []) as Required<JobSystem>);
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}

async function holds(check: (answers: HttpResponse[]) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(script, check), { numRuns: 150, seed: 5381 });
}

describe.each(['v5', 'v3', 'probe'] as const)('whatever %s answers', (api) => {
  it('a status drops no job', async () => {
    const outcomes = new Set<string>();
    await holds(async (answers) => {
      const readings = await outcomeOf(answers, api, (system) => system.status([JOB, OTHER], CALL));
      for (const { outcome } of readings ?? []) outcomes.add(outcome);
      expect(readings?.map(({ id }) => id) ?? [JOB, OTHER]).toEqual([JOB, OTHER]);
    });
    expect([...outcomes].sort()).toEqual(['found', 'not-found', 'unreadable']);
  });

  it.each(['pause', 'graceful', 'force'] as const)('a %s stop has receipts', async (mode) => {
    await holds(async (answers) => {
      const targets = [snapshot(JOB), snapshot(OTHER)];
      const receipts = await outcomeOf(answers, api, (system) => system.stop({ targets, mode }, CALL));
      expect(receipts?.map(({ id, run, says }) => [id, run, says !== '']) ?? []).toEqual(
        receipts === undefined
          ? []
          : [
              [JOB, JOB, true],
              [OTHER, OTHER, true],
            ],
      );
    });
  });

  it.each(['resume', 'from-failed-step', 'new-run', 'from-start'] as const)(
    '%s has a clear outcome',
    async (way) => {
      await holds(async (answers) => {
        const receipt = await outcomeOf(answers, api, (system) => system.submitRerun(intent(way), CALL));
        expect(['started', 'underway', 'refused', undefined]).toContain(receipt?.outcome);
        if (way === 'new-run' && receipt) expect(receipt.outcome).not.toBe('started');
        if (receipt?.outcome === 'underway') expect(receipt.step.length).toBeLessThanOrEqual(200);
      });
    },
  );

  it.each([`created ${NEW}`, `precheck ${NEW} q-1`, 'precheck for retry q-1'])(
    'the step "%s" goes on',
    async (step) => {
      await holds(async (answers) => {
        const begun = { ...intent(step.includes('retry') ? 'from-start' : 'new-run'), step };
        const receipts = await outcomeOf(answers, api, (system) => system.continueReruns([begun], CALL));
        expect(receipts?.length ?? 1).toBe(1);
      });
    },
  );

  it('a search finds only what is named so', async () => {
    await holds(async (answers) => {
      const found = await outcomeOf(answers, api, (system) => system.findReruns([intent('new-run')], CALL));
      for (const { marker, id } of found ?? []) expect([marker, id.length]).toEqual([MARKER, 36]);
    });
  });

  it('information drops no way', async () => {
    await holds(async (answers) => {
      const infos = await outcomeOf(answers, api, (system) => system.rerunInfo([snapshot(JOB)], CALL));
      expect(infos?.map(({ ways }) => ways.length) ?? []).toEqual(infos === undefined ? [] : [4]);
    });
  });

  it('a list drops no task', async () => {
    let listed = 0;
    const property = fc.asyncProperty(listing, script, async (jobs, answers) => {
      const list = answer({ jobs, total_count: jobs.length, total_record: jobs.length });
      const all = api === 'probe' ? [answer({}), list, ...answers] : [list, ...answers];
      const page = await outcomeOf(all, api, (system) => system.list({ phases: ['running'] }, CALL));
      if (!page) return;
      listed += page.jobs.length;
      // Those that were deleted since are left out, and an answer says so.
      const isGone = answers.some(({ body: text }) => /DRS\.(10000010|M0)/.test(text));
      const missing = jobs.filter(({ id }) => !page.jobs.some((job) => job.id === id));
      expect(isGone ? [] : missing).toEqual([]);
    });
    await fc.assert(property, { numRuns: 100, seed: 5381 });
    expect(listed).toBeGreaterThan(10);
  });

  it('a check finds out what it can', async () => {
    const found = new Set<string>();
    await holds(async (answers) => {
      const check = await outcomeOf(answers, api, (system) => system.check(CALL));
      for (const { name, ok } of check?.findings ?? []) found.add(`${name} ${ok}`);
      expect(check?.findings).toHaveLength(5);
    });
    expect([...found]).toEqual(expect.arrayContaining(['reachable true', 'reachable false']));
  });
});
