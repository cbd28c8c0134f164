import fc from 'fast-check';
import { SystemError } from '../../../src/contract';
import { methodReply, type MethodReply } from '../../../src/systems/elecard-boro-vod/envelope';
import { jobReadings, rerunReceipt, stopReceipts } from '../../../src/systems/elecard-boro-vod/responses';
import { answersTo } from './any-reply';
import { answer, snapshot } from './scripted-project';

const ids = ['63', '64', '65'];
const at = '2026-01-01T00:00:01.000Z';
const context = { at, automaticRestarts: { attempts: 3, watch: 15_000 } };

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
        const receipt = read((reply) => rerunReceipt(reply, at, ['65']), body, 'TaskStart');
        expect(['started', 'refused', undefined]).toContain(receipt?.outcome);
        expect(receipt ?? {}).not.toHaveProperty('newId', '65');
      }),
      { numRuns: 1_000 },
    );
  });
});
