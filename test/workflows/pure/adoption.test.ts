import { namesOf, problemInNames } from '../../../src/workflows/adoption';
import { openBoard } from '../../../src/workflows/board';
import { NEW_RUN, scriptedCapabilities } from '../../fakes/scripted-capabilities';
import { BATCH, found } from './cases';

/** A batch in which the rerun of job 3 is run 33, and run 44 was adopted for job 4 as 4/44. */
function board() {
  const ids = ['1', '2', '3', '4'];
  const opened = openBoard({ ...BATCH, ids }, 'rerun');
  opened.capabilities = scriptedCapabilities({ rerun: { ways: [NEW_RUN] } });
  opened.reruns.set('1', { id: '1', outcome: 'unproven', reason: '', way: 'new-run', evidence: [] });
  opened.reruns.set('3', { id: '3', outcome: 'rerun', reason: '', newId: '33', evidence: [] });
  opened.adopted.set('4', ['44', '4/44']);
  const [, second] = opened.cases;
  if (second) second.reading = found({ sameJobAs: '2/22' });
  return opened;
}

describe('a run that a person names', () => {
  it.each([
    [['9'], undefined],
    [['2'], 'run 2 is itself a job of this request'],
    [['22', '2/22'], 'run 2/22 is itself a job of this request'],
    [['33'], 'run 33 is known to be the rerun of job 3'],
    [['4/44'], 'run 4/44 is known to be the rerun of job 4'],
    [['1'], 'a rerun of job 1 has another id than the job itself'],
    [['x', '1'], 'a rerun of job 1 has another id than the job itself'],
  ])('%j', (names, problem) => {
    expect(problemInNames(board(), '1', names)).toBe(problem);
  });

  it('has all names of its job', () => {
    expect(namesOf('22', found({ sameJobAs: '2/22' }))).toEqual(['22', '2/22']);
    expect(namesOf('22', found())).toEqual(['22']);
  });
});
