import { type CellRecord, type JobRecord, violationsIn } from '../../../scripts/chaos/checks';
import { aCell, aJob, withoutStops } from './made-up-cell';

const decoy = (more: Partial<JobRecord>) =>
  aJob({ role: 'decoy', expects: 'safe', runs: { count: 1, ids: ['63'] }, stops: [], ...more });
const once = { count: 1, ids: ['63'] };
const leftToSchedule = { outcome: 'next-scheduled', reason: '' } as const;
const notRerun = { outcome: 'not-rerun', reason: 'Nothing was sent.' } as const;
const [active, ended] = aJob().history;
const history = [active, ended].flatMap((change) => change ?? []);

const endedLongAgo = history.map((change) => ({ ...change, at: change.at - 60_000 }));

it.each<[string, CellRecord]>([
  ['nothing is', aCell(aJob())],
  [
    'the schedule starts the next run',
    aCell(aJob({ runs: once, isScheduled: true }), { rerun: leftToSchedule }, { leftToSchedule: true }),
  ],
  [
    'a first start has no stop',
    withoutStops(
      aCell(aJob({ runs: once, runsOfOthers: 0, stops: [] }), { rerun: { newId: '63' } }, { keepsId: true }),
    ),
  ],
  [
    'an earlier execution may have asked',
    aCell(aJob({ stops: [] }), { stop: { certainty: 'likely' } }, { repeated: true }),
  ],
])('finds nothing wrong where %s', (_what, record) => {
  expect(violationsIn(record)).toEqual([]);
});

it.each<[string, CellRecord, RegExp]>([
  [
    'a second run',
    aCell(aJob({ runs: { count: 3, ids: ['63', '70', '71'] } })),
    /target 63 was rerun 2 times, at most 1 allowed/,
  ],
  ['a run of a decoy', aCell(decoy({ runs: { count: 2, ids: ['63', '70'] } })), /decoy 63 was rerun 1 times/],
  [
    'a rerun that is not there',
    aCell(aJob({ runs: { count: 1, ids: ['63'] } })),
    /63 is said to be rerun as 70/,
  ],
  ['another id than that of the run', aCell(aJob(), { rerun: { newId: '71' } }), /said to be rerun as 71/],
  [
    'a rerun that is denied',
    aCell(aJob({ expects: 'safe' }), { rerun: notRerun }),
    /is said to be not-rerun, but/,
  ],
  [
    'a kept id that runs no second time',
    aCell(aJob({ runs: { count: 1, ids: ['63'] } }), { rerun: { newId: '63' } }, { keepsId: true }),
    /said to be rerun as 63/,
  ],
  [
    'a rerun of what had to be left alone',
    aCell(aJob({ expects: 'no-rerun' })),
    /63 had to be left alone and was rerun/,
  ],
  [
    'a run of what is left to its schedule',
    aCell(aJob({ isScheduled: true }), { rerun: leftToSchedule }, { leftToSchedule: true }),
    /target 63 was rerun 1 times, at most 0 allowed/,
  ],
  [
    'a schedule that starts nothing',
    aCell(aJob({ runs: once }), { rerun: leftToSchedule }, { leftToSchedule: true }),
    /said to be left to its schedule, and has none/,
  ],
  [
    'a first start that never was',
    aCell(
      aJob({ runs: { count: 0, ids: ['63'] }, runsOfOthers: 0 }),
      { rerun: { newId: '63' } },
      { keepsId: true },
    ),
    /said to be rerun as 63/,
  ],
])('sees %s', (_what, record, violation) => {
  expect(violationsIn(record).join('; ')).toMatch(violation);
});

it.each<[string, CellRecord, RegExp]>([
  [
    'an end that was none',
    aCell(aJob({ history: history.slice(0, 1) })),
    /said to be stopped: it was not stopped when it was read, but active/,
  ],
  [
    'an end of another kind',
    aCell(aJob(), { stop: { phase: 'failed' } }),
    /it was not failed when it was read/,
  ],
  ['a stop that never came', aCell(aJob({ stops: [] })), /no stop of it ever arrived/],
  ['a stop of what had ended', aCell(aJob(), { stop: { verdict: 'already-ended' } }), /a stop of it arrived/],
  [
    'an end that is denied',
    aCell(aJob({ history: endedLongAgo }), { stop: { verdict: 'still-active' } }),
    /still-active: it was active from/,
  ],
  ['a job that is there', aCell(aJob(), { stop: { verdict: 'not-found' } }), /not-found: it is there/],
  [
    'a certain end before its stop',
    aCell(aJob({ stops: [] }), { stop: { verdict: 'ended-first', certainty: 'certain' } }),
    /certain that a stop was sent, and none arrived/,
  ],
])('sees a verdict of %s', (_what, record, violation) => {
  expect(violationsIn(record).join('; ')).toMatch(violation);
});

it.each<[string, CellRecord, RegExp]>([
  ['a stop of a decoy', aCell(decoy({ stops: [1] })), /decoy 63 was asked to stop 1 times/],
  ['a work of nobody', aCell(aJob(), {}, { strays: ['/x.ts'] }), /\/x.ts runs and belongs to no job/],
  [
    'a job that runs on',
    aCell(aJob({ history: [...history, { at: Date.parse('2026-01-01T00:01:00Z'), state: 'active' }] })),
    /63 is said to be stopped, and it runs/,
  ],
])('sees %s', (_what, record, violation) => {
  expect(violationsIn(record).join('; ')).toMatch(violation);
});

it.each<[string, CellRecord, RegExp]>([
  [
    'a result that leaves a job out',
    aCell(aJob(), {}, { end: { kind: 'result', jobs: [] } }),
    /the result is about ;/,
  ],
  [
    'a failure after something was sent',
    aCell(aJob({ expects: 'safe' }), {}, { end: { kind: 'failed', message: 'HTTP 401' } }),
    /failed \(HTTP 401\) after it had touched 63/,
  ],
  [
    'a workflow that does not end',
    aCell(aJob(), {}, { end: { kind: 'not-ended', message: 'not within 60 s' } }),
    /did not end/,
  ],
  [
    'a rerun that is lost',
    aCell(aJob({ runs: { count: 1, ids: ['63'] } }), { rerun: notRerun }),
    /63 had to be rerun and is not-rerun \(Nothing was sent.\)/,
  ],
  [
    'a needless question',
    aCell(aJob({ expects: 'rerun-unasked' }), {}, { answers: [{ id: '63', decision: 'submit-again' }] }),
    /a person was asked about 63, though nothing can have taken effect/,
  ],
  [
    'what nobody asked about and is lost',
    aCell(aJob({ expects: 'rerun-unasked', runs: once }), { rerun: notRerun }),
    /63 had to be rerun and is not-rerun/,
  ],
])('sees %s', (_what, record, violation) => {
  expect(violationsIn(record).join('; ')).toMatch(violation);
});

it.each<[string, CellRecord]>([
  [
    'a person who gave up',
    aCell(
      aJob({ runs: { count: 1, ids: ['63'] } }),
      { rerun: { outcome: 'unproven' } },
      { answers: [{ id: '63', decision: 'give-up' }] },
    ),
  ],
  [
    'a system that lets nobody in',
    aCell(
      aJob({ expects: 'safe', stops: [], runs: { count: 1, ids: ['63'] } }),
      {},
      { end: { kind: 'failed', message: 'HTTP 401' } },
    ),
  ],
  [
    'a rerun of an execution before',
    aCell(aJob({ expects: 'safe' }), { rerun: notRerun }, { repeated: true }),
  ],
])('allows %s', (_what, record) => {
  expect(violationsIn(record)).toEqual([]);
});
