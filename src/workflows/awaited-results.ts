import type { AwaitedResult, JobPhase, JobSnapshot } from '../contract';
import { hasEnded } from '../contract';
import type { Board } from './board';
import type { StopCase } from './stop-case';

type Judgement = Pick<AwaitedResult, 'outcome' | 'reason'>;

/** One result per job, in the order given. `wanted` are the phases that were waited for. */
export function awaitedOf(board: Board, wanted: readonly JobPhase[]): AwaitedResult[] {
  return board.cases.map((stopCase) => {
    const last = stopCase.reading?.outcome === 'found' ? stopCase.reading.snapshot : undefined;
    const seen = last ? { phase: last.phase, rawStatus: last.rawStatus, run: last.run } : {};
    const judgement = last ? judgeFound(stopCase, last, wanted) : judgeUnfound(stopCase);
    return { id: stopCase.id, ...judgement, ...seen, evidence: stopCase.evidence };
  });
}

function judgeUnfound({ reading, settled, interrupted, givenUp }: StopCase): Judgement {
  if (settled && reading?.outcome === 'not-found')
    return { outcome: 'not-found', reason: 'The system does not know this job.' };
  const why =
    interrupted ?? givenUp ?? (reading && 'detail' in reading ? reading.detail : 'It was never read.');
  return { outcome: 'unverified', reason: `Its status could not be read: ${why}` };
}

function judgeFound(stopCase: StopCase, last: JobSnapshot, wanted: readonly JobPhase[]): Judgement {
  const { settled, otherRun, interrupted, givenUp } = stopCase;
  const now = `${last.phase} (${last.rawStatus})`;
  if (otherRun !== undefined) return { outcome: 'other-run', reason: `It is ${now}. ${otherRun}` };
  const isAtRest = !hasEnded(last.phase) && wanted.includes(last.phase);
  if (settled || isAtRest) return { outcome: 'ended', reason: `It ended as ${now}.` };
  const until = interrupted ?? givenUp ?? 'The deadline passed.';
  if (hasEnded(last.phase))
    return { outcome: 'unverified', reason: `It was seen as ${now}, not for as long as was asked. ${until}` };
  return { outcome: 'still-active', reason: `It is ${now}. ${until}` };
}
