import { matrixOf } from '../../scripts/chaos/cells/matrix';
import { randomFor } from '../../scripts/chaos/random';
import { OPERATIONS } from '../../scripts/chaos/vendors/chaos-vendor';
import { VENDORS } from '../../scripts/chaos/vendors';

const { cells, notApplicable, baselines } = matrixOf(VENDORS);
const ids = cells.map(({ id }) => id);

it('the same seed gives the same order', () => {
  const order = (seed: number) => randomFor(seed, 'order').shuffled(ids);
  expect(order(7)).toEqual(order(7));
  expect(order(7)).not.toEqual(order(8));
  expect([...order(7)].sort()).toEqual([...ids].sort());
});

it('what is asked in between changes no chance', () => {
  const one = randomFor(7, 'a');
  randomFor(7, 'b').integer(10);
  expect(one.integer(1_000_000)).toBe(randomFor(7, 'a').integer(1_000_000));
  expect(new Set([1, 2, 3].map((seed) => randomFor(seed, 'a').integer(1_000_000))).size).toBe(3);
});

it('nothing is picked from nothing', () => {
  expect(() => randomFor(1, 'a').pick([])).toThrow('nothing to pick');
});

it('every combination is played or explained', () => {
  const known = new Set([...ids, ...notApplicable.map(({ id }) => id)]);
  const faults = new Set([...known].map((id) => id.split('/')[2] ?? '').filter(isOfEvery));
  const all = baselines.flatMap(({ subject }) =>
    OPERATIONS.flatMap((operation) => [...faults].map((fault) => `${subject.name}/${operation}/${fault}`)),
  );
  expect(all.filter((id) => !known.has(id))).toEqual([]);
  expect(notApplicable.every(({ reason }) => reason.length > 10)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});

/** A server dies while an answer is on its way; before an effect it does so at the submission alone. */
function isOfEvery(fault: string): boolean {
  return fault !== 'server killed, before the effect';
}

it('the reduced matrix hits every system and way', () => {
  const quick = cells.filter((cell) => cell.quick);
  for (const { subject } of baselines) {
    const kinds = new Set(quick.filter((cell) => cell.subject === subject).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['exchange', 'job', 'operator', 'process']);
  }
});
