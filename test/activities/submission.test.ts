import {
  decideSubmission,
  type SubmissionDecision,
  type SubmissionFacts,
} from '../../src/activities/submission';
import type { JobReading, JobSnapshot, RerunMatch, RerunWayCapability } from '../../src/contract';
import { FROM_START, NEW_RUN } from '../fakes/scripted-capabilities';
import { intentFor } from './intents';

const NOW = Date.parse('2026-01-01T01:00:00.000Z');
const INTENT = {
  ...intentFor('1'),
  endedSince: '2026-01-01T00:59:50.000Z',
  intendedAt: '2026-01-01T00:59:55.000Z',
};
const RESUME: RerunWayCapability = { ...FROM_START, way: 'resume', fromPhases: ['paused'] };

function found(changes: Partial<JobSnapshot> = {}): JobReading {
  const at = { call: 'GetStatus', observedAt: '2026-01-01T01:00:00.000Z' };
  return {
    outcome: 'found',
    id: '1',
    snapshot: { id: '1', phase: 'failed', rawStatus: 'Failed', run: '1#1', ...at, ...changes },
  };
}

const ended = (endedAt: string): JobReading => found({ endedAt });
const started = (startedAt: string): JobReading => found({ startedAt });

function others(changes: Partial<SubmissionFacts['othersMatches']>): SubmissionFacts['othersMatches'] {
  return { taken: [], shared: [], ...changes };
}

const GONE: JobReading = {
  outcome: 'not-found',
  id: '1',
  call: 'GetStatus',
  observedAt: '',
  detail: 'no such job',
};
const UNREADABLE: JobReading = { ...GONE, outcome: 'unreadable', detail: 'garbled' };

function match(id: string): RerunMatch {
  return { id, marker: INTENT.marker, observation: { at: '', call: 'Search', says: `found ${id}` } };
}

function decide(changes: Partial<SubmissionFacts> = {}): SubmissionDecision {
  return decideSubmission({
    intent: INTENT,
    way: NEW_RUN,
    reading: found(),
    matches: [],
    searched: true,
    doubtful: false,
    repeated: false,
    othersMatches: { taken: [], shared: [] },
    fromPhases: ['failed', 'stopped', 'paused'],
    now: NOW,
    deadline: NOW + 60_000,
    ...changes,
  });
}

type Case = readonly [title: string, facts: Partial<SubmissionFacts>, decision: string, reason?: string];

function check(cases: readonly Case[]): void {
  for (const [title, facts, decision, reason] of cases) {
    it(title, () => {
      expect(decide(facts)).toMatchObject({ decision, ...(reason === undefined ? {} : { reason }) });
    });
  }
}

describe('what the search found comes first', () => {
  check([
    ['one: adopted', { matches: [match('9')] }, 'adopt'],
    ['one: adopted although the job is gone', { matches: [match('9')], reading: GONE }, 'adopt'],
    ['one: adopted after a doubt too', { matches: [match('9')], doubtful: true }, 'adopt'],
    ['the old job itself is no new run', { matches: [match('1')] }, 'submit'],
    ['the same job is one where ids stay', { matches: [match('1')], way: FROM_START }, 'adopt'],
    ['several: nothing is sent', { matches: [match('8'), match('9')] }, 'duplicate'],
  ]);

  it('names several as candidates', () => {
    expect(decide({ matches: [match('8'), match('9')] })).toMatchObject({ candidates: ['8', '9'] });
  });
});

describe('the fence', () => {
  const otherRun = found({ run: '1#2', phase: 'running', rawStatus: 'Running' });
  check([
    ['lets an ended job through', {}, 'submit'],
    ['needs no search', { searched: false }, 'submit'],
    ['an unknown way', { way: undefined }, 'leave', 'The system has no rerun way "new-run".'],
    ['a job that is gone', { reading: GONE }, 'leave', 'The system does not know the job (no such job).'],
    ['a job that cannot be read', { reading: UNREADABLE }, 'look-again', 'The job cannot be read (garbled).'],
    ['another run', { reading: otherRun }, 'leave', 'The job has been started again since (Running).'],
    [
      'a late success',
      { reading: found({ phase: 'succeeded', rawStatus: 'Done' }) },
      'leave',
      'The job is succeeded (Done), which is not to be rerun.',
    ],
    [
      'a phase the system does not take',
      { reading: found({ phase: 'paused', rawStatus: 'Paused' }) },
      'leave',
      'The system reruns no job that is paused (Paused).',
    ],
    [
      'a job that may start again by itself',
      { reading: found({ restartWatchMs: 10_001 }) },
      'look-again',
      'The system may yet show the job at work again (Failed).',
    ],
    ['a job that was given its time', { reading: found({ restartWatchMs: 10_000 }) }, 'submit'],
  ]);
});

describe('after a doubtful submission, a marker', () => {
  const doubtful = true;
  const seeing = (search: RerunWayCapability['search']): RerunWayCapability => ({ ...NEW_RUN, search });
  const prefix = `An earlier submission may have started a run (marker ${INTENT.marker}).`;
  const unseen = `${prefix} No active job carries its marker, but a run that has already ended would not be seen.`;
  check([
    ['that all jobs were searched for: free', { doubtful }, 'submit'],
    ['the fence still stands', { doubtful, reading: GONE }, 'leave'],
    ['among active jobs only: unproven', { doubtful, way: seeing({ sees: 'active' }) }, 'unproven', unseen],
    ['within the window: free', { doubtful, way: seeing({ sees: 'recent', windowMs: 5_001 }) }, 'submit'],
    ['past the window: unproven', { doubtful, way: seeing({ sees: 'recent', windowMs: 5_000 }) }, 'unproven'],
    [
      'that could not be searched for: unproven',
      { doubtful, searched: false },
      'unproven',
      `${prefix} The system cannot be searched for it.`,
    ],
    [
      'that is none: unproven, whatever is seen',
      { doubtful, way: { ...NEW_RUN, guard: 'none' } },
      'unproven',
    ],
  ]);
});

describe('a window of the search', () => {
  const way: RerunWayCapability = { ...NEW_RUN, search: { sees: 'recent', windowMs: 60_000 } };
  const again = { doubtful: true, repeated: true, way };
  check([
    ['reaches back to the end: free', { ...again, reading: ended('2026-01-01T00:59:01.000Z') }, 'submit'],
    ['does not: unproven', { ...again, reading: ended('2026-01-01T00:59:00.000Z') }, 'unproven'],
    ['without any end is no proof', again, 'unproven'],
    ['counts from the start then', { ...again, reading: started('2026-01-01T00:59:01.000Z') }, 'submit'],
  ]);
});

describe('provenance', () => {
  const way: RerunWayCapability = { ...NEW_RUN, guard: 'provenance' };
  const started = 'An earlier submission may have started a run';
  const doubt = { way, doubtful: true, matches: [match('9')] };
  check([
    ["shows somebody else's run before ours is sent", { way, matches: [match('9')] }, 'submit'],
    ['shows ours, once it may be', doubt, 'adopt'],
    [
      "is not taken from another job's rerun",
      { ...doubt, othersMatches: others({ taken: ['9'] }) },
      'submit',
    ],
    [
      'that fits two jobs is none',
      { ...doubt, othersMatches: others({ shared: ['9'] }) },
      'unproven',
      'Job 9 could be, by its kind, name, account and start, the rerun of this job, and of another one whose submission is in doubt too.',
    ],
    [
      'that fits several runs is none',
      { ...doubt, matches: [match('8'), match('9')] },
      'unproven',
      `${started}, and several jobs could be it by their kind, name, account and start: 8, 9.`,
    ],
    [
      'that shows nothing past the window proves nothing',
      { ...doubt, way: { ...way, search: { sees: 'recent', windowMs: 4_000 } }, matches: [] },
      'unproven',
      `${started}. No job that the system still lists could be it by its kind, name, account and start, or the one that could is known to be the rerun of another job, but one older than 0 h may not be listed any more.`,
    ],
  ]);
});

describe('a rerun that was begun', () => {
  const begun = { ...match('9'), step: 'clone 9' };
  check([
    ['is gone on with', { matches: [begun] }, 'go-on'],
    ['is one of several', { matches: [begun, match('8')] }, 'duplicate'],
  ]);
});

describe('after a doubtful submission, the state', () => {
  const doubtful = true;
  const way = FROM_START;
  const waiting = { reading: found({ phase: 'waiting' }), fromPhases: ['waiting'] as const };
  const resuming = { doubtful, way: RESUME, intent: { ...INTENT, way: 'resume' as const } };
  check([
    ['unchanged: free', { doubtful, way }, 'submit'],
    [
      'unchanged, where another end looks the same: unproven',
      { doubtful, way: { ...way, mayEndUnchanged: true } },
      'unproven',
      'An earlier submission may have started a run. The job is Failed, as before: not started again, or started and ended again in the same way.',
    ],
    [
      'still waiting, where another end looks the same: free',
      { doubtful, way: { ...way, mayEndUnchanged: true, fromPhases: ['waiting'] }, ...waiting },
      'submit',
    ],
    ['another run: done', { doubtful, way, reading: found({ run: '1#2' }) }, 'done-by-state'],
    ['at work again: done', { doubtful, way, reading: found({ phase: 'waiting' }) }, 'done-by-state'],
    ['not known: look again', { doubtful, way, reading: found({ phase: 'unknown' }) }, 'look-again'],
    ['unreadable: look again', { doubtful, way, reading: UNREADABLE }, 'look-again'],
    [
      'gone: unproven',
      { doubtful, way, reading: GONE },
      'unproven',
      'An earlier submission may have started a run. The system does not know the job any more (no such job).',
    ],
    ['a late success: left', { doubtful, way, reading: found({ phase: 'succeeded' }) }, 'leave'],
    [
      'another run, of a new id: unproven',
      { doubtful, way: { ...way, id: 'new' }, reading: found({ run: '1#2' }) },
      'unproven',
    ],
    ['still paused: free to resume', { ...resuming, reading: found({ phase: 'paused' }) }, 'submit'],
    ['resumed: done', { ...resuming, reading: found({ phase: 'running' }) }, 'done-by-state'],
    [
      'resumed and ended, or not: unproven',
      { ...resuming, reading: found() },
      'unproven',
      'An earlier submission may have started a run. The job was paused and is Failed now: resumed and ended since, or ended without having been resumed.',
    ],
  ]);
});

describe('after a doubtful submission, a native key', () => {
  const way: RerunWayCapability = { ...NEW_RUN, guard: 'native-key', search: { sees: 'nothing' } };
  check([
    ['is sent once more', { doubtful: true, way, searched: false }, 'submit'],
    ['is not, when the job moved on', { doubtful: true, way, reading: found({ run: '1#2' }) }, 'unproven'],
    ['waits for a readable job', { doubtful: true, way, reading: UNREADABLE }, 'look-again'],
  ]);
});
