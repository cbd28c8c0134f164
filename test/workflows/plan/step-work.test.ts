import type { RemediatedJob, RerunOutcome, RerunResult, StopVerdict, Verdict } from '../../../src/contract';
import type { StepAction } from '../../../src/contract';
import { type BatchOutcome, outcomesOf } from '../../../src/workflows/plan/job-outcomes';
import {
  canRetry,
  countsOf,
  newWork,
  noteOutcome,
  type PendingJob,
  putBack,
  reopen,
  type StepWork,
  takeBatch,
} from '../../../src/workflows/plan/step-work';

const verdict = (word: Verdict, changes: Partial<StopVerdict> = {}): StopVerdict => ({
  ...{ id: '1', verdict: word, certainty: 'certain', reason: `It was ${word}.`, run: '1#1', evidence: [] },
  ...changes,
});
const rerun = (outcome: RerunOutcome, changes: Partial<RerunResult> = {}): RerunResult => ({
  ...{ id: '1', outcome, reason: `It was ${outcome}.`, evidence: [] },
  ...changes,
});

/** The step after a batch with one job ended like this. */
function after(action: StepAction, job: object, before: PendingJob = { id: '1' }): StepWork {
  const work = newWork('drain', { action, system: 'lab', jobs: ['1'] });
  work.jobs = 1;
  const result = { system: 'lab', cancelled: false, ledger: [], jobs: [job] } as unknown as BatchOutcome;
  for (const outcome of outcomesOf(work.step, result)) noteOutcome(work, before, outcome);
  return work;
}

/** What is tried again, or why nothing is. */
function again(work: StepWork): PendingJob[] | 'nothing' {
  if (!canRetry(work)) return 'nothing';
  reopen(work);
  return work.pending.map(({ last: _last, ...job }) => job);
}

const remediated = (stop: StopVerdict, result: RerunResult): RemediatedJob => ({
  id: '1',
  stop,
  rerun: result,
});

describe('another try of a stop', () => {
  it.each<[Verdict, PendingJob[] | 'nothing']>([
    ['stopped', 'nothing'],
    ['ended-first', 'nothing'],
    ['already-ended', 'nothing'],
    ['refused', [{ id: '1', run: '1#1' }]],
    ['still-active', [{ id: '1', run: '1#1' }]],
    ['unverified', [{ id: '1', run: '1#1' }]],
  ])('after %s is for %j', (word, expected) => {
    expect(again(after('stop', verdict(word)))).toEqual(expected);
  });

  it('of a job that was never seen is for any run', () => {
    const unseen: StopVerdict = {
      id: '1',
      verdict: 'not-found',
      certainty: 'certain',
      reason: '',
      evidence: [],
    };
    expect(again(after('stop', unseen))).toEqual([{ id: '1' }]);
  });

  it('stays with the run that was meant', () => {
    const restarted = verdict('refused', { run: '1#2' });
    expect(again(after('stop', restarted, { id: '1', run: '1#1' }))).toEqual([{ id: '1', run: '1#1' }]);
  });
});

describe('another try of a rerun', () => {
  const submitted = { run: '1#1', marker: 'tjc-x' };

  it.each<[RerunOutcome, Partial<RerunResult>, PendingJob[] | 'nothing']>([
    ['rerun', submitted, 'nothing'],
    ['next-scheduled', submitted, 'nothing'],
    ['duplicate', submitted, 'nothing'],
    ['unproven', submitted, [{ id: '1', run: '1#1', mayBeRerun: true }]],
    ['not-rerun', submitted, [{ id: '1', run: '1#1', mayBeRerun: true }]],
    ['not-rerun', { run: '1#1' }, [{ id: '1', run: '1#1' }]],
    ['not-rerun', {}, [{ id: '1' }]],
  ])('after %s (%j) is for %j', (outcome, changes, expected) => {
    expect(again(after('rerun', rerun(outcome, changes)))).toEqual(expected);
  });

  it('remembers that one may have been submitted', () => {
    const before: PendingJob = { id: '1', run: '1#1', mayBeRerun: true };
    expect(again(after('rerun', rerun('not-rerun', { run: '1#1' }), before))).toEqual([before]);
  });
});

describe('another try of a remediation', () => {
  const submitted = { marker: 'tjc-x', run: '1#2' };

  it.each<[string, RemediatedJob, PendingJob, PendingJob[] | 'nothing']>([
    [
      'is none after a late success',
      remediated(verdict('ended-first', { phase: 'succeeded' }), rerun('not-rerun')),
      { id: '1' },
      'nothing',
    ],
    [
      'is for the run that was not stopped',
      remediated(verdict('still-active'), rerun('not-rerun')),
      { id: '1' },
      [{ id: '1', run: '1#1' }],
    ],
    [
      'is for the run that our stop left',
      remediated(verdict('stopped', { run: '1#2' }), rerun('not-rerun', submitted)),
      { id: '1', run: '1#1' },
      [{ id: '1', run: '1#2', mayBeRerun: true }],
    ],
    [
      'is not for a run that somebody else started',
      remediated(verdict('already-ended', { run: '1#2' }), rerun('not-rerun')),
      { id: '1', run: '1#1' },
      [{ id: '1', run: '1#1' }],
    ],
    [
      'resumes a job that our stop has paused',
      remediated(verdict('stopped', { phase: 'paused' }), rerun('not-rerun')),
      { id: '1' },
      [{ id: '1', run: '1#1', pausedByUs: true }],
    ],
    [
      'still resumes it when that was refused',
      remediated(verdict('already-ended', { phase: 'paused' }), rerun('not-rerun', submitted)),
      { id: '1', run: '1#1', pausedByUs: true },
      [{ id: '1', run: '1#1', mayBeRerun: true, pausedByUs: true }],
    ],
    [
      'resumes none that was paused before',
      remediated(verdict('already-ended', { phase: 'paused' }), rerun('not-rerun')),
      { id: '1', run: '1#1' },
      [{ id: '1', run: '1#1' }],
    ],
    [
      'resumes none that somebody has resumed',
      remediated(verdict('stopped', { phase: 'paused' }), rerun('not-rerun', { phase: 'running' })),
      { id: '1' },
      [{ id: '1', run: '1#1' }],
    ],
    [
      'resumes one that could not be read meanwhile',
      remediated(verdict('unverified'), rerun('not-rerun')),
      { id: '1', run: '1#1', pausedByUs: true },
      [{ id: '1', run: '1#1', pausedByUs: true }],
    ],
    [
      'resumes none that was at work meanwhile',
      remediated(verdict('still-active', { phase: 'running' }), rerun('not-rerun')),
      { id: '1', run: '1#1', pausedByUs: true },
      [{ id: '1', run: '1#1' }],
    ],
    [
      'resumes none that may have been resumed',
      remediated(verdict('already-ended', { phase: 'paused' }), rerun('unproven', submitted)),
      { id: '1', run: '1#1', pausedByUs: true },
      [{ id: '1', run: '1#1', mayBeRerun: true }],
    ],
    [
      'is none of a job that was rerun twice',
      remediated(verdict('stopped'), rerun('duplicate', submitted)),
      { id: '1' },
      'nothing',
    ],
  ])('%s', (...[, job, before, expected]) => {
    expect(again(after('remediate', job, before))).toEqual(expected);
  });

  it('counts verdict and rerun', () => {
    expect(countsOf(after('remediate', remediated(verdict('stopped'), rerun('rerun'))))).toEqual({
      'stopped, rerun': 1,
    });
    expect(countsOf(after('remediate', remediated(verdict('refused'), rerun('not-rerun'))))).toEqual({
      refused: 1,
    });
  });
});

describe('reruns that nobody names', () => {
  it.each([
    [after('rerun', rerun('next-scheduled', { marker: 'tjc-x' })), 1],
    [after('remediate', remediated(verdict('stopped'), rerun('next-scheduled'))), 1],
    [after('rerun', rerun('rerun', { newId: '2' })), 0],
    [after('remediate', remediated(verdict('ended-first', { phase: 'succeeded' }), rerun('not-rerun'))), 0],
  ])('%#: are counted', ({ unnamedReruns = 0 }, expected) => {
    expect(unnamedReruns).toBe(expected);
  });
});

describe('another try of a wait', () => {
  it('is for any run', () => {
    const job = { id: '1', outcome: 'ended', phase: 'failed', run: '1#1', reason: 'It ended.', evidence: [] };
    expect(again(after('await', job))).toEqual([{ id: '1' }]);
  });
});

describe('a job that is not tried again after all', () => {
  it('keeps what became of it', () => {
    const work = after('rerun', rerun('unproven', { run: '1#1', marker: 'tjc-x' }));
    const before = structuredClone(work.open);
    reopen(work);
    expect(work.open).toEqual([]);
    putBack(work, work.pending);
    expect(work.open).toEqual(before);
  });
});

describe('a batch', () => {
  const withPending = (pending: PendingJob[]) =>
    Object.assign(newWork('drain', { action: 'stop', system: 'lab' }), { pending });

  it('has 500 jobs at most', () => {
    const work = withPending(Array.from({ length: 501 }, (_, index) => ({ id: `${index}` })));
    expect([takeBatch(work).length, takeBatch(work).length, takeBatch(work).length, work.batches]).toEqual([
      500, 1, 0, 2,
    ]);
  });

  it('is of one kind', () => {
    const work = withPending([
      { id: '1' },
      { id: '2', mayBeRerun: true },
      { id: '3' },
      { id: '4', pausedByUs: true },
    ]);
    expect([1, 2, 3].map(() => takeBatch(work).map(({ id }) => id))).toEqual([['1', '3'], ['2'], ['4']]);
  });
});
