import type { RerunIntent } from '../../../src/contract';
import { openBoard } from '../../../src/workflows/board';
import { doubtAboutOwnRerun } from '../../../src/workflows/own-rerun';
import type { Batch } from '../../../src/workflows/plans';
import { FROM_START, NEW_RUN, scriptedCapabilities } from '../../fakes/scripted-capabilities';
import { BATCH, found } from './cases';

/** What becomes of a rerun of job 1, which has failed. */
function outcomeIn(changes: Partial<Batch>, way = FROM_START): string | undefined {
  const board = openBoard({ ...BATCH, repeated: true, ...changes }, 'rerun');
  board.capabilities = scriptedCapabilities({ rerun: { ways: [way] } });
  const intent = { id: '1', way: way.way, run: '1#1', marker: 'tjc-x' } as RerunIntent;
  return doubtAboutOwnRerun(board, intent, found({ phase: 'failed' }))?.outcome;
}

describe('an ended job in a repeated request', () => {
  it.each<[string, string | undefined, Partial<Batch>, typeof FROM_START]>([
    ['may be our own rerun', 'unproven', {}, FROM_START],
    ['is none under a new id', undefined, {}, NEW_RUN],
    ['is none when its run was named', undefined, { runs: { '1': '1#1' } }, FROM_START],
    [
      'may be one when its run was seen late',
      'unproven',
      { runs: { '1': '1#1' }, runsSeenLate: true },
      FROM_START,
    ],
    ['is none in a first request', undefined, { repeated: false, runsSeenLate: true }, FROM_START],
  ])('%s', (...[, expected, changes, way]) => {
    expect(outcomeIn(changes, way)).toBe(expected);
  });
});
