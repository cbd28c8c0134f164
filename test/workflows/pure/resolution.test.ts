import type { RerunResolution, RerunResult } from '../../../src/contract';
import { problemInResolution, resolved } from '../../../src/workflows/resolution';

const UNPROVEN: RerunResult = {
  id: '1',
  outcome: 'unproven',
  reason: 'The answer was lost.',
  evidence: [{ at: '', call: 'Rerun', says: 'timeout' }],
};

describe('an answer is right', () => {
  it.each<RerunResolution>([
    { id: '1', decision: 'give-up' },
    { id: '1', decision: 'submit-again', by: 'ops', why: 'none started' },
    { id: '1', decision: 'adopt', newId: '9', system: 'lab' },
  ])('%j', (resolution) => {
    expect(problemInResolution(resolution)).toBeUndefined();
  });
});

describe('an answer is wrong', () => {
  it.each([
    [null, 'expected an object with "id" and "decision"'],
    ['adopt', 'expected an object with "id" and "decision"'],
    [{ decision: 'give-up' }, 'id: expected the id of a job, as text'],
    [{ id: 1, decision: 'give-up' }, 'id: expected the id of a job, as text'],
    [{ id: '1' }, 'decision: expected one of adopt, submit-again, give-up'],
    [{ id: '1', decision: 'Adopt' }, 'decision: expected one of adopt, submit-again, give-up'],
    [{ id: '1', decision: 'adopt' }, 'newId: expected the id of the run to adopt'],
    [{ id: '1', decision: 'adopt', newId: '' }, 'newId: expected the id of the run to adopt'],
    [{ id: '1', decision: 'give-up', by: 'x'.repeat(201) }, 'by: expected a text of 200 characters at most'],
    [{ id: '1', decision: 'give-up', by: 7 }, 'by: expected a text of 200 characters at most'],
    [
      { id: '1', decision: 'give-up', why: 'x'.repeat(1001) },
      'why: expected a text of 1000 characters at most',
    ],
    [
      { id: '1', decision: 'adopt', newId: 'x'.repeat(1001) },
      'newId: expected a text of 1000 characters at most',
    ],
  ])('%j', (resolution, problem) => {
    expect(problemInResolution(resolution as RerunResolution)).toBe(problem);
  });
});

describe('an answer makes of an unproven rerun', () => {
  it.each([
    [
      { decision: 'adopt', newId: '9' },
      { outcome: 'rerun', newId: '9', knownBy: 'person' },
    ],
    [{ decision: 'give-up' }, { outcome: 'unproven', reason: 'A person gave it up. The answer was lost.' }],
    [{ decision: 'submit-again' }, { outcome: 'unproven', reason: 'The answer was lost.' }],
  ] as const)('%j', (answer, result) => {
    expect(resolved(UNPROVEN, { id: '1', ...answer })).toMatchObject(result);
  });

  it('a result that says who and why', () => {
    const { evidence } = resolved(UNPROVEN, {
      id: '1',
      decision: 'adopt',
      newId: '9',
      by: 'ops',
      why: 'seen',
    });
    expect(evidence.map(({ call, says }) => `${call}: ${says}`)).toEqual([
      'Rerun: timeout',
      'person: adopt 9, decided by ops: seen',
    ]);
  });
});
