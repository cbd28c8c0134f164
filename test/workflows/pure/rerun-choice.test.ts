import { markerFor, type RerunInfo, type RerunWay, type StopVerdict, VERDICTS } from '../../../src/contract';
import { planRerun } from '../../../src/workflows/plans';
import {
  type Candidate,
  chooseRerun,
  obstacleIn,
  requireKnownWays,
} from '../../../src/workflows/rerun-choice';
import { FROM_START, NEW_RUN, scriptedCapabilities } from '../../fakes/scripted-capabilities';
import { BATCH, found, GONE, UNREADABLE } from './cases';

const CAPABILITIES = scriptedCapabilities({ rerun: { ways: [FROM_START, NEW_RUN] } });
const STOPPED: StopVerdict = {
  id: '1',
  verdict: 'stopped',
  certainty: 'certain',
  reason: 'The stop was accepted.',
  phase: 'stopped',
  rawStatus: 'STOPPED',
  run: '1#1',
  evidence: [],
};

function offering(...available: RerunWay[]): RerunInfo {
  const ways = (['from-start', 'new-run'] as const).map((way) =>
    available.includes(way) ? { way, available: true } : { way, available: false, reason: `no ${way}.` },
  );
  return { id: '1', call: 'GetParameters', parameters: [], ways };
}

function choose(changes: Partial<Candidate> = {}, options: Parameters<typeof planRerun>[0] = {}) {
  const candidate: Candidate = {
    id: '1',
    reading: found({ phase: 'stopped' }),
    info: offering('from-start', 'new-run'),
    verdict: STOPPED,
    ...changes,
  };
  return chooseRerun(candidate, CAPABILITIES, { batch: BATCH, plan: planRerun(options) });
}

describe('a verdict allows a rerun', () => {
  it('when it proves an end', () => {
    const allowing = VERDICTS.filter(
      (verdict) => obstacleIn({ ...STOPPED, verdict }, planRerun()) === undefined,
    );
    expect(allowing).toEqual(['stopped', 'already-ended']);
  });

  it('when it failed before the stop', () => {
    const verdict: StopVerdict = { ...STOPPED, verdict: 'ended-first', phase: 'failed', rawStatus: 'FAILED' };
    expect(obstacleIn(verdict, planRerun())).toBeUndefined();
    expect(obstacleIn({ ...verdict, phase: 'stopped', rawStatus: 'GONE' }, planRerun())).toBe(
      'Something else than the stop ended the job (GONE), so it is not to be rerun.',
    );
  });

  it('not when it proves nothing', () => {
    const verdict: StopVerdict = { ...STOPPED, verdict: 'still-active', reason: 'It runs.' };
    expect(obstacleIn(verdict, planRerun())).toBe('Not proven to have ended: It runs.');
  });

  it('not after a success, unless wanted', () => {
    const verdict: StopVerdict = {
      ...STOPPED,
      verdict: 'ended-first',
      phase: 'succeeded',
      rawStatus: 'Done',
    };
    expect(obstacleIn(verdict, planRerun())).toBe(
      'The job ended as succeeded (Done), which is not to be rerun.',
    );
    expect(obstacleIn(verdict, planRerun({ fromPhases: ['succeeded'] }))).toBeUndefined();
  });
});

describe('the way is', () => {
  it.each([
    ["the system's first", {}, {}, 'from-start'],
    ["the caller's first", {}, { ways: ['new-run', 'from-start'] }, 'new-run'],
    ['the first on offer', { info: offering('new-run') }, {}, 'new-run'],
    [
      'the first from that phase',
      { reading: found({ phase: 'succeeded' }), verdict: undefined },
      { fromPhases: ['succeeded'] },
      'new-run',
    ],
  ] as const)('%s', (...[, changes, options, way]) => {
    expect(choose(changes, options)).toMatchObject({ way });
  });
});

describe('the intent', () => {
  it('has the marker of this one rerun', () => {
    expect(choose()).toMatchObject({
      id: '1',
      run: '1#1',
      marker: markerFor({ intent: 'nightly', system: 'lab', id: '1', run: '1#1' }),
    });
  });

  it('has one marker for all ids of a job', () => {
    const marker = markerFor({ intent: 'nightly', system: 'lab', id: 'first', run: '1#1' });
    expect(choose({ reading: found({ phase: 'stopped', sameJobAs: 'first' }) })).toMatchObject({ marker });
  });

  it.each([
    ['the first look after the last activity', ['running', 'stopped', 'running', 'failed', 'failed'], 4],
    ['the first look', ['failed', 'failed'], 1],
    ['the last reading, when nothing showed it', ['running'], 0],
  ] as const)('begins the wait with %s', (_, phases, second) => {
    const at = (index: number) => `2026-01-01T00:00:0${index}.000Z`;
    const evidence = phases.flatMap((phase, index) => [
      { at: at(index + 1), call: 'GetStatus', says: phase, phase },
      { at: at(index + 1), call: 'Stop', says: 'an answer has no phase' },
    ]);
    expect(choose({ verdict: { ...STOPPED, evidence } })).toMatchObject({ endedSince: at(second) });
  });

  it('begins the wait when the job came to rest', () => {
    const at = (second: number) => `2026-01-01T00:00:0${second}.000Z`;
    const seen = (['running', 'paused', 'paused'] as const).map((phase, index) => ({
      ...{ at: at(index + 1), call: 'GetStatus', says: phase, phase },
    }));
    const verdict: StopVerdict = { ...STOPPED, phase: 'paused', evidence: seen };
    expect(choose({ verdict })).toMatchObject({ endedSince: at(2) });
  });

  it('begins the wait with the reading otherwise', () => {
    expect(choose({ verdict: undefined })).toMatchObject({ endedSince: '2026-01-01T00:00:00.000Z' });
  });
});

describe('there is no rerun', () => {
  it.each([
    ['of a job that is gone', { reading: GONE }, 'The job cannot be read: no such job'],
    ['of an unreadable job', { reading: UNREADABLE }, 'The job cannot be read: garbled'],
    [
      'of a job that was started again',
      { reading: found({ run: '1#2' }) },
      'The job has been started again since its end was proven (RUNNING).',
    ],
    [
      'after a late success',
      { reading: found({ phase: 'succeeded' }) },
      'The job is succeeded (SUCCEEDED), which is not to be rerun.',
    ],
    [
      'of an active job',
      { reading: found(), verdict: undefined },
      'The job is running (RUNNING), which is not to be rerun.',
    ],
    [
      'without a way on offer',
      { info: offering() },
      'No way to rerun it. from-start: no from-start; new-run: no new-run.',
    ],
    [
      'without knowing what it needs',
      { info: undefined },
      'No way to rerun it. from-start: not possible from this state; new-run: not possible from this state.',
    ],
  ])('%s', (_, changes, reason) => {
    expect(choose(changes)).toMatchObject({
      id: '1',
      outcome: 'not-rerun',
      reason,
      evidence: [{ says: reason }],
    });
  });
});

describe('ways that were asked for', () => {
  it('are all known to the system', () => {
    expect(() => requireKnownWays(CAPABILITIES, planRerun({ ways: ['new-run'] }))).not.toThrow();
    expect(() => requireKnownWays(CAPABILITIES, planRerun({ ways: ['new-run', 'resume'] }))).toThrow(
      'rerun.ways: the system cannot rerun "resume"; it can: from-start, new-run',
    );
  });
});
