import { matrixOf } from '../../scripts/chaos/cells/matrix';
import { isQuickToo, reasonToLeaveOut } from '../../scripts/chaos/cells/left-out';
import { unplayedStarts } from '../../scripts/chaos/cells/unplayed-starts';
import { callsBeforeStop, passesBefore } from '../../scripts/chaos/play/play';
import { randomFor } from '../../scripts/chaos/random';
import { OPERATIONS, type Operation, systemName } from '../../scripts/chaos/vendors/chaos-vendor';
import { huaweiDrsV3 } from '../../scripts/chaos/vendors/huawei-drs-v3';
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

/** A server dies while an answer is on its way; before an effect it does so at the submission alone. Only submissions wait for their turn. */
function isOfEvery(fault: string): boolean {
  return fault !== 'server killed, before the effect' && !fault.startsWith('worker paused before it sends');
}

it('every declared way is played or explained', () => {
  expect(unplayedStarts(VENDORS).filter(({ reason }) => reason === undefined)).toEqual([]);
});

it.each([
  ['drs-reset', { way: 'from-start', phases: ['failed'] }],
  ['jp1-v10-after', { way: 'after-failed-step', phases: ['failed'] }],
  ['prime-next', { way: 'next-scheduled', phases: ['succeeded', 'failed', 'stopped'] }],
])('without %s something is unexplained', (name, missing) => {
  const without = VENDORS.map((vendor) => ({
    ...vendor,
    subjects: vendor.subjects.filter((subject) => subject.name !== name),
  }));
  expect(unplayedStarts(without).filter(({ reason }) => reason === undefined)).toEqual([
    expect.objectContaining(missing),
  ]);
});

it('the reduced matrix hits every system and way', () => {
  const quick = cells.filter((cell) => cell.quick);
  for (const { subject, vendor } of baselines) {
    if (vendor.paced) continue; // its only cell takes a minute
    const kinds = new Set(quick.filter((cell) => cell.subject === subject).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['exchange', 'job', 'operator', 'process']);
  }
});

it('every vendor of a version has seats of its own', () => {
  const names = VENDORS.map((vendor) => systemName(vendor, 0));
  expect(new Set(names).size).toBe(VENDORS.length);
  expect(names).toEqual(expect.arrayContaining(['huawei-drs-1', 'huawei-drs-v3-1']));
});

describe('what another version leaves out', () => {
  const { quick, ...subject } = {
    ...({ name: 'x', from: 'failed', keepsId: false } as const),
    without: { stop: 'nothing to stop' },
    only: { cells: /^submit\/answer/, reason: 'played elsewhere' },
    quick: /^submit\/answer lost$/,
  } as const;

  it.each([
    ['submit', 'answer lost', undefined],
    ['submit', '401 in the middle', 'played elsewhere'],
    ['stop', 'answer lost', 'nothing to stop'],
  ] as const)('%s, %s: %s', (operation, fault, reason) => {
    expect(reasonToLeaveOut(subject, operation, fault)).toBe(reason);
  });

  it('the reduced matrix may leave out more', () => {
    const both = ['answer lost', 'answer late'].map((fault) =>
      isQuickToo({ ...subject, quick }, 'submit', fault),
    );
    expect(both).toEqual([true, false]);
    expect(isQuickToo(subject, 'submit', 'answer late')).toBe(true);
  });
});

it('without a stop nothing comes before it', () => {
  const call = { at: 0, label: 'status', operation: 'status', fault: undefined } as const;
  expect(callsBeforeStop('status', { calls: [call, call] })).toBe(0);
  expect(callsBeforeStop('status', { calls: [call, { ...call, operation: 'stop' }, call] })).toBe(1);
});

describe('what is held', () => {
  const calls = (['status', 'stop', 'status', 'submit'] as const).map((operation) => ({
    ...{ at: 0, label: operation, operation, fault: undefined },
  }));
  const passes = (operation: Operation, preparations?: number) =>
    passesBefore({
      ...{ operation, baseline: { calls } },
      subject: { name: 'x', from: 'failed', keepsId: true, ...(preparations && { preparations }) },
    });

  it.each([
    ['status', undefined, 1],
    ['stop', undefined, 0],
    ['submit', undefined, 0],
    ['submit', 2, 2],
    ['status', 2, 1],
  ] as const)('%s, prepared by %s: after %i', (operation, preparations, passed) => {
    expect(passes(operation, preparations)).toBe(passed);
  });
});

it('a created task counts for what describes it', () => {
  const runs = { a: { count: 1, taskIds: ['1'] }, 'tjc-9': { count: 1, taskIds: ['2'] } };
  const tasks = [{ id: '2', work: 'tjc-9', origin: 'create', description: 'a' }];
  expect(huaweiDrsV3.runsFrom?.(runs, tasks)).toEqual({ a: { count: 2, taskIds: ['1', '2'] } });
});
