import fc from 'fast-check';
import { SystemError, type JobSystem, type RerunIntent } from '../../../src/contract';
import type { HttpResponse } from '../../../src/http';
import { witnessed } from '../../../src/testing/contract-suite/witness';
import { answer, CALL, intent, MARKER, scripted, snapshot, taskUrl } from './scripted-server';

const value = fc.oneof(
  fc.constantFrom<unknown>(
    5381,
    '5381',
    0,
    -1,
    1e300,
    null,
    'failed',
    'waiting',
    'inProgress',
    'terminating',
    'newWord',
    '',
    '\u001b[2J\u0000',
  ),
  fc.constantFrom<unknown>(taskUrl('5390'), [taskUrl('5390')], `[${MARKER}]`, '2026-01-01T19:00:00.000+0900'),
  fc.jsonValue(),
);
const members = fc.record(
  {
    instanceID: fc.oneof({ arbitrary: fc.constant<unknown>(5381), weight: 3 }, value),
    taskID: value,
    scheduleID: fc.oneof(fc.constant<unknown>(5380), value),
    status: fc.oneof(
      { arbitrary: fc.constantFrom<unknown>('failed', 'waiting', 'inProgress'), weight: 2 },
      value,
    ),
    completionTime: value,
    startTime: value,
    scheduleType: value,
    description: value,
    state: value,
    affectedResource: value,
    affectedResources: value,
    keyName: value,
    parameters: fc.oneof(
      value,
      fc.array(fc.record({ scheduleType: value, keyName: value, description: value })),
    ),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  { arbitrary: members, weight: 4 },
  {
    arbitrary: fc.record({ data: fc.array(fc.oneof(members, value), { maxLength: 3 }), count: value }),
    weight: 3,
  },
  value,
);
const response = fc
  .tuple(body, fc.constantFrom(200, 200, 200, 200, 201, 204, 303, 400, 401, 404, 409, 412, 500), fc.boolean())
  .map(([content, status, asPage]) =>
    answer(asPage ? `<html>${status}</html>` : JSON.stringify(content), '', status),
  );
/** A list as it should be, of any tasks. */
const page = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 9 }), members), { maxLength: 3, selector: ([id]) => id })
  .map((tasks) => {
    const data = tasks
      .map(([id, task]) => ({ ...task, instanceID: id }))
      .sort((a, b) => a.instanceID - b.instanceID);
    return answer({ data, count: data.length });
  });
/** What a server tells of itself and of a user. */
const identity = fc
  .record(
    {
      userName: value,
      accessPermission: fc.oneof(value, fc.constant(['Submit'])),
      resourceGroup: fc.oneof(value, fc.array(value, { maxLength: 2 })),
      productName: value,
      productVersion: fc.constantFrom<unknown>('12-60-01', '9-00', 'twelve', '', 12, null),
      data: fc.constant([]),
    },
    { requiredKeys: [] },
  )
  .map((content) => answer(content));
/** Answers to as many requests as one operation could ever make. */
const script = fc
  .array(fc.oneof({ arbitrary: response.filter(({ status }) => status === 200), weight: 2 }, response), {
    minLength: 1,
    maxLength: 6,
  })
  .map((some): HttpResponse[] =>
    Array.from({ length: 250 }, (_, index) => some[index % some.length] ?? answer('')),
  );

/** The result, or `undefined` where a `SystemError` was thrown; any other error fails the test, and whatever breaks the contract. */
async function outcomeOf<Result>(
  answers: HttpResponse[],
  run: (system: Required<JobSystem>) => Promise<Result>,
  version: 12 | 'probe' = 12,
): Promise<Result | undefined> {
  const { system } = scripted(answers, { cancelRecurring: true, version });
  try {
    return await run(witnessed(system, []) as Required<JobSystem>);
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}

async function holds(check: (answers: HttpResponse[]) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(script, check), { numRuns: 250, seed: 5381 });
}

/** The same where the first answers are of a kind of their own. */
async function holdsAfter(
  first: fc.Arbitrary<HttpResponse[]>,
  check: (answers: HttpResponse[]) => Promise<void>,
): Promise<void> {
  const property = fc.asyncProperty(first, script, (some, others) => check([...some, ...others]));
  await fc.assert(property, { numRuns: 150, seed: 5381 });
}

describe('whatever the server answers', () => {
  it('a status drops no job', async () => {
    const outcomes = new Set<string>();
    await holds(async (answers) => {
      const readings = await outcomeOf(answers, (system) => system.status(['5381', '5382'], CALL));
      for (const { outcome } of readings ?? []) outcomes.add(outcome);
      expect(readings?.map(({ id }) => id) ?? ['5381', '5382']).toEqual(['5381', '5382']);
    });
    expect([...outcomes].sort()).toEqual(['found', 'not-found', 'unreadable']);
  });

  it.each(['running', 'waiting'] as const)('a stop of a %s job has a receipt', async (phase) => {
    const outcomes = new Set<string>();
    await holds(async (answers) => {
      const targets = [snapshot('5381', { phase })];
      const receipts = await outcomeOf(answers, (system) => system.stop({ targets, mode: 'graceful' }, CALL));
      for (const { outcome } of receipts ?? []) outcomes.add(outcome);
      expect(receipts?.map(({ id, run }) => [id, run]) ?? [['5381', '5381 first attempt']]).toEqual([
        ['5381', '5381 first attempt'],
      ]);
    });
    expect(outcomes.size).toBeGreaterThan(2);
  });

  it.each(['from-failed-step', 'after-failed-step', 'new-run'] as const)(
    '%s has a clear outcome',
    async (way) => {
      await holds(async (answers) => {
        const rerun: RerunIntent = intent('5381', { way });
        const receipt = await outcomeOf(answers, (system) => system.submitRerun(rerun, CALL));
        expect(['started', 'refused', undefined]).toContain(receipt?.outcome);
      });
    },
  );

  it('information drops no way', async () => {
    await holds(async (answers) => {
      const infos = await outcomeOf(answers, (system) => system.rerunInfo([snapshot('5381')], CALL));
      expect(infos?.map(({ ways }) => ways.length) ?? [3]).toEqual([3]);
    });
  });

  it('a search finds only what is marked', async () => {
    await holds(async (answers) => {
      const found = await outcomeOf(answers, (system) => system.findReruns([intent('5381')], CALL));
      for (const { marker, id } of found ?? []) expect([marker, /^\d+$/.test(id)]).toEqual([MARKER, true]);
    });
  });

  it('a list drops no task', async () => {
    let listed = 0;
    const first = fc.oneof({ arbitrary: page, weight: 3 }, response).map((one) => [one]);
    await holdsAfter(first, async (answers) => {
      const list = await outcomeOf(answers, (system) => system.list({ phases: ['running'] }, CALL));
      if (!list) return;
      const { data } = JSON.parse(answers[0]?.body ?? '') as { data: unknown[] };
      listed += data.length;
      expect(list.jobs).toHaveLength(data.length);
      expect(list.next).toBe(list.jobs.at(-1)?.id);
    });
    expect(listed).toBeGreaterThan(20);
  });

  it.each([12, 'probe'] as const)('a check of version %s finds out something', async (version) => {
    const found = new Set<string>();
    const first = fc.array(fc.oneof({ arbitrary: identity, weight: 3 }, response), {
      minLength: 3,
      maxLength: 3,
    });
    await holdsAfter(first, async (answers) => {
      const check = await outcomeOf(answers, (system) => system.check(CALL), version);
      for (const { name, ok } of check?.findings ?? []) found.add(`${name} ${ok}`);
      expect(check?.findings).toHaveLength(5);
    });
    const expected = ['reachable true', 'permissions true', 'version true', 'version unknown'];
    expect([...found]).toEqual(expect.arrayContaining(expected));
  });

  it('an unknown version drops no job', async () => {
    const outcomes = new Set<string>();
    const first = fc.oneof({ arbitrary: identity, weight: 3 }, response).map((one) => [one]);
    await holdsAfter(first, async (answers) => {
      const readings = await outcomeOf(answers, (system) => system.status(['5381', '5382'], CALL), 'probe');
      for (const { outcome } of readings ?? []) outcomes.add(outcome);
      expect(readings?.map(({ id }) => id) ?? ['5381', '5382']).toEqual(['5381', '5382']);
    });
    expect(outcomes).toContain('found');
  });
});
