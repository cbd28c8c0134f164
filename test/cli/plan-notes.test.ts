import type { PlanHandle } from '../../src/client';
import { planNotes } from '../../src/cli/plan-notes';
import { seenPlan } from '../../src/cli/plan-questions';
import type { PlanProgress, Progress, StepProgress } from '../../src/contract';

const step = (name: string, facts: Partial<StepProgress>): StepProgress => ({
  ...{ step: name, action: 'remediate', system: 'boro-lab', status: 'running', after: [] },
  ...{ counts: {}, attempts: 1, workflows: [], ...facts },
});

/** A step of a batch that asks, as `runPlan` shows it. */
const asking = (name: string): StepProgress =>
  step(name, {
    ...{ workflows: [`u4/${name}/1`], asking: [`u4/${name}/1`] },
    question: `Nothing can prove whether these were rerun, answer there: 1 job in u4/${name}/1.`,
  });

/** A plan of which the named batches ask about these jobs; the others do not answer. */
function planOf(steps: readonly StepProgress[], jobs: Readonly<Record<string, readonly string[]>>) {
  const batches = steps.flatMap(({ step: name, workflows }) =>
    workflows.map((workflowId) => {
      const asked = (jobs[name] ?? []).map((id) => ({ id, question: 'Was it started?' }));
      const answer = { batches: [{ system: 'boro-lab', stage: 'asking', jobs: [{ id: '9' }, ...asked] }] };
      const progress = () =>
        jobs[name] ? Promise.resolve(answer as Progress) : Promise.reject(new Error('no worker'));
      return { step: name, workflowId, isAsking: true, handle: { progress } };
    }),
  );
  return {
    progress: () => Promise.resolve({ stage: 'running', steps } as PlanProgress),
    batches: () => Promise.resolve(batches),
  } as unknown as PlanHandle;
}

const notesOf = async (...plan: Parameters<typeof planOf>) =>
  planNotes(await seenPlan(planOf(...plan)), "kim's night");

describe('a plan whose batch asks', () => {
  it('names the job and what settles it', async () => {
    expect(await notesOf([asking('drain')], { drain: ['25'] })).toEqual([
      '? drain 25: Was it started?',
      String.raw`  job-control plan resolve 'kim'\''s night' 25 adopt --new-id <id> | submit-again | give-up`,
    ]);
  });

  it('needs the step where several ask', async () => {
    const notes = await notesOf([asking('drain'), asking('again')], { drain: ['25'], again: ['25'] });
    expect(notes.filter((note) => note.includes(' 25 --step '))).toHaveLength(2);
  });

  it('that is silent is named instead', async () => {
    const notes = await notesOf([asking('drain')], {});
    expect(notes).toEqual([
      expect.stringContaining('job-control status --workflow u4/drain/1'),
      expect.stringContaining('plan resolve'),
    ]);
    expect(notes[1]).toContain(' <job> adopt --new-id <id> | submit-again | give-up');
  });

  it('about many jobs is counted', async () => {
    const notes = await notesOf([asking('drain')], { drain: ['1', '2', '3', '4', '5', '6', '7'] });
    expect(notes).toHaveLength(11);
    expect(notes.at(-1)).toBe('? drain: 2 more: job-control status --workflow u4/drain/1');
  });

  it('has the jobs for programs', async () => {
    const { questions } = await seenPlan(planOf([asking('drain')], { drain: ['25'] }));
    expect(questions).toEqual([
      { step: 'drain', workflowId: 'u4/drain/1', id: '25', question: 'Was it started?' },
    ]);
  });
});

describe('a step that asks', () => {
  it.each([
    ['approval', 'plan approve night drain  |  job-control plan skip night drain'],
    ['question', 'plan retry night drain  |  job-control plan skip night drain'],
  ] as const)('with status %s offers what is taken', (status, commands) => {
    const steps = [step('drain', { status, question: 'What now?' })];
    expect(planNotes({ stage: 'running', steps }, 'night')).toEqual([
      '? drain: What now?',
      `  job-control ${commands}`,
    ]);
  });

  it('nothing says why it waits', () => {
    const steps = [step('drain', { reason: 'Workflow x must end first.' })];
    expect(planNotes({ stage: 'running', steps }, 'night')).toEqual(['drain: Workflow x must end first.']);
  });

  it('has its reason beside the question of a batch', async () => {
    const missing = 'No worker takes the calls any more.';
    const { questions, ...plan } = await seenPlan(planOf([asking('drain')], { drain: ['25'] }));
    const steps = plan.steps.map((one) => ({ ...one, reason: missing }));
    const seen = { ...plan, steps, ...(questions ? { questions } : {}) };
    expect(planNotes(seen, 'night').at(-1)).toBe(`drain: ${missing}`);
  });

  it('says once what its question says already', () => {
    const steps = [step('drain', { status: 'question', question: 'It failed. C.', reason: 'C.' })];
    const notes = planNotes({ stage: 'running', steps }, 'night');
    expect(notes.filter((note) => note.includes('C.'))).toEqual(['? drain: It failed. C.']);
  });
});
