import { planNotes } from '../../src/cli/plan-notes';
import type { StepProgress } from '../../src/contract';

const running: StepProgress = {
  ...{ step: 'drain', action: 'rerun', system: 'lab', status: 'running', after: [] },
  ...{ counts: {}, attempts: 1, workflows: ['p/drain/1', 'p/drain/2'], asking: ['p/drain/1'] },
};
const missing = 'No worker takes the calls any more: is one running for "lab" on the task queue "z"?';
const asked = 'Nothing can prove whether these were rerun, answer there: 1 job in p/drain/1.';

const notesOf = (changes: Partial<StepProgress>): string[] =>
  planNotes({ stage: 'running', steps: [{ ...running, ...changes }] }, 'p');

describe('the notes of a plan', () => {
  it('have the reason beside another question', () => {
    expect(notesOf({ question: asked, reason: missing }).at(-1)).toBe(`drain: ${missing}`);
  });

  it('say once what the question says already', () => {
    const notes = notesOf({ status: 'question', question: 'It failed. C.', reason: 'C.', asking: [] });
    expect(notes.filter((note) => note.includes('C.'))).toEqual(['? drain: It failed. C.']);
  });
});
