import fc from 'fast-check';
import { SystemError } from '../../../src/contract';
import { methodReply, type MethodReply } from '../../../src/systems/elecard-boro-vod/envelope';
import { jobReadings, rerunReceipt, stopReceipts } from '../../../src/systems/elecard-boro-vod/responses';
import { answer, snapshot } from './scripted-project';

const ids = ['63', '64', '65'];
const at = '2026-01-01T00:00:01.000Z';
const context = { at, automaticRestarts: { attempts: 3, watch: 15_000 } };

const value = fc.oneof(
  fc.constantFrom(
    63,
    '64',
    65,
    0,
    -1,
    1e300,
    null,
    'Running',
    'Stalled',
    'Stop request was sent',
    'Task not found',
  ),
  fc.jsonValue(),
);
const item = fc.oneof(
  fc.record(
    { task_id: value, initial_task_id: value, status: value, error: value, errors: value },
    { requiredKeys: [] },
  ),
  value,
);
/** Answers to a method, from nearly right to any JSON at all. */
function answersTo(method: string) {
  const element = fc.record({
    method: fc.constantFrom(method, method, method, 'TaskInfo', 5),
    result: fc.oneof({ arbitrary: fc.array(item), weight: 3 }, value),
    errors: fc.oneof({ arbitrary: fc.constant([]), weight: 2 }, value),
  });
  return fc.oneof(
    { arbitrary: fc.record({ reply: fc.array(element) }), weight: 3 },
    fc.record({ reply: fc.array(element), error: value, errors: value }, { requiredKeys: ['reply'] }),
    fc.jsonValue(),
  );
}

/** The result, or `undefined` where the reader threw a `SystemError`; any other error fails the test. */
function read<Result>(
  reader: (reply: MethodReply) => Result,
  body: unknown,
  call: string,
): Result | undefined {
  try {
    return reader(methodReply(answer(JSON.stringify(body), call)));
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}

describe('whatever JSON the server sends', () => {
  it('a stop drops no job', () => {
    const targets = ids.map((id) => snapshot(id));
    let readable = 0;
    fc.assert(
      fc.property(answersTo('TaskStop'), (body) => {
        const receipts = read((reply) => stopReceipts(targets, reply, at), body, 'TaskStop');
        if (receipts) readable++;
        expect(receipts?.map(({ id }) => id) ?? ids).toEqual(ids);
      }),
      { numRuns: 1_000 },
    );
    expect(readable).toBeGreaterThan(100);
  });

  it('a status drops no job', () => {
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(answersTo('TaskStatus'), (body) => {
        const readings = read((reply) => jobReadings(ids, reply, context), body, 'TaskStatus');
        for (const { outcome } of readings ?? []) outcomes.add(outcome);
        expect(readings?.map(({ id }) => id) ?? ids).toEqual(ids);
      }),
      { numRuns: 1_000 },
    );
    expect([...outcomes].sort()).toEqual(['found', 'not-found', 'unreadable']);
  });

  it('a start is started, refused or an error', () => {
    fc.assert(
      fc.property(answersTo('TaskStart'), (body) => {
        const receipt = read((reply) => rerunReceipt(reply, at), body, 'TaskStart');
        expect(['started', 'refused', undefined]).toContain(receipt?.outcome);
      }),
      { numRuns: 1_000 },
    );
  });
});
