import {
  isAwaitedAsWanted,
  isRemediatedAsWanted,
  isRerunAsWanted,
  isStoppedAsWanted,
} from '../../src/contract';
import type {
  AwaitedResult,
  JobPhase,
  RerunOutcome,
  RerunResult,
  StopVerdict,
  Verdict,
} from '../../src/contract';
import { VERDICTS } from '../../src/contract';

const RERUN_OUTCOMES: RerunOutcome[] = ['rerun', 'next-scheduled', 'not-rerun', 'duplicate', 'unproven'];
const AWAIT_OUTCOMES: AwaitedResult['outcome'][] = [
  'ended',
  'other-run',
  'still-active',
  'not-found',
  'unverified',
];

const verdict = (word: Verdict, phase?: JobPhase): StopVerdict => ({
  ...{ id: '1', verdict: word, certainty: 'certain', reason: '', evidence: [] },
  ...(phase ? { phase } : {}),
});
const rerun = (outcome: RerunOutcome, phase?: JobPhase): RerunResult => ({
  ...{ id: '1', outcome, reason: '', evidence: [] },
  ...(phase ? { phase } : {}),
});

describe('as wanted', () => {
  it('is a stop of a job that is at work no more', () => {
    expect(VERDICTS.filter((word) => isStoppedAsWanted(verdict(word)))).toEqual([
      'stopped',
      'ended-first',
      'already-ended',
    ]);
  });

  it('is a rerun that runs or will', () => {
    expect(RERUN_OUTCOMES.filter((outcome) => isRerunAsWanted(rerun(outcome)))).toEqual([
      'rerun',
      'next-scheduled',
    ]);
  });

  it('is a remediation that ended in a rerun', () => {
    const wanted = RERUN_OUTCOMES.filter((outcome) =>
      isRemediatedAsWanted({ id: '1', stop: verdict('stopped', 'stopped'), rerun: rerun(outcome) }),
    );
    expect(wanted).toEqual(['rerun', 'next-scheduled']);
  });

  it.each<[title: string, job: readonly [StopVerdict, RerunResult], wanted: boolean]>([
    ['is a late success', [verdict('ended-first', 'succeeded'), rerun('not-rerun')], true],
    ['is an earlier success', [verdict('already-ended', 'succeeded'), rerun('not-rerun')], true],
    ['is a very late success', [verdict('stopped', 'stopped'), rerun('not-rerun', 'succeeded')], true],
    [
      'is no success that was followed by another run',
      [verdict('ended-first', 'succeeded'), rerun('not-rerun', 'running')],
      false,
    ],
    ['is no success in doubt', [verdict('ended-first', 'succeeded'), rerun('unproven')], false],
    ['is no failure', [verdict('ended-first', 'failed'), rerun('not-rerun')], false],
    ['is no success that is not proven', [verdict('unverified', 'succeeded'), rerun('not-rerun')], false],
  ])('%s', (_title, [stop, result], expected) => {
    expect(isRemediatedAsWanted({ id: '1', stop, rerun: result })).toBe(expected);
  });

  it('is an end in a phase that was waited for', () => {
    const awaited = (outcome: AwaitedResult['outcome'], phase: JobPhase = 'succeeded'): AwaitedResult => ({
      ...{ id: '1', outcome, reason: '', phase, evidence: [] },
    });
    expect(AWAIT_OUTCOMES.filter((outcome) => isAwaitedAsWanted(awaited(outcome)))).toEqual(['ended']);
    expect(isAwaitedAsWanted(awaited('ended', 'failed'))).toBe(false);
    expect(isAwaitedAsWanted(awaited('ended', 'failed'), ['failed'])).toBe(true);
  });
});
