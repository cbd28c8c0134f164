import fc from 'fast-check';
import { type InputPart, problemsInInput, type RemediateJobsInput } from '../../src/contract';

const BOTH: InputPart[] = ['stop', 'rerun'];
const LIST = 'a list of 1 to 500 job ids (text)';
const FORM = "milliseconds, or text such as '30s', '5 minutes' or '1h', not negative";

const RECIPES = 'an object of objects by job id, of 524288 characters at most as JSON';

const FULL: Required<RemediateJobsInput> = {
  system: 'boro-lab',
  jobs: ['1', '2'],
  intent: 'nightly',
  repeated: false,
  runs: { '1': '1#1' },
  runsSeenLate: false,
  zone: 'job-control-berlin',
  brief: true,
  stop: {
    mode: 'force',
    escalateAfter: 0,
    deadline: '1h',
    pollInterval: '5s',
    whenWaiting: 'wait',
    allowIrreversible: true,
    confirmFor: 0,
  },
  rerun: {
    ways: ['resume', 'new-run'],
    fromPhases: ['paused'],
    whenUnproven: 'give-up',
    answerWithin: '2 days',
    deadline: 60_000,
    recipes: { '1': { operation: 'deploy' } },
    askAttribute: 'JobControlAsks',
  },
};

function problems(changes: object, parts = BOTH): string[] {
  return problemsInInput({ system: 'boro-lab', jobs: ['1'], ...changes }, parts);
}

describe('an input is right', () => {
  it.each([
    ['the least', { system: 's', jobs: ['1'] }],
    ['every option', FULL],
    ['500 jobs', { system: 's', jobs: Array.from({ length: 500 }, (_, index) => `${index}`) }],
    ['options left undefined', { ...FULL, intent: undefined, stop: { mode: undefined } }],
  ])('with %s', (_, input) => {
    expect(problemsInInput(input, BOTH)).toEqual([]);
  });
});

describe('an input is wrong', () => {
  it.each([
    [{ system: undefined }, 'system: expected text, not empty, got nothing'],
    [{ system: '' }, 'system: expected text, not empty, got ""'],
    [{ system: 7 }, 'system: expected text, not empty, got 7'],
    [{ jobs: undefined }, `jobs: expected ${LIST}, got nothing`],
    [{ jobs: '1' }, `jobs: expected ${LIST}, got "1"`],
    [{ jobs: [] }, `jobs: expected ${LIST}, got a list of 0`],
    [{ jobs: Array(501).fill('x') }, `jobs: expected ${LIST}, got a list of 501`],
    [{ jobs: ['1', 2] }, `jobs: expected ${LIST}, but one of them is 2, got a list of 2`],
    [{ jobs: ['1', ''] }, `jobs: expected ${LIST}, but one of them is "", got a list of 2`],
    [{ jobs: ['1', null] }, `jobs: expected ${LIST}, but one of them is null, got a list of 2`],
    [{ jobs: ['1', undefined] }, `jobs: expected ${LIST}, but one of them is nothing, got a list of 2`],
    [{ jobs: ['1', '2', '1'] }, 'jobs: expected different job ids, but "1" is there twice, got a list of 3'],
    [{ intent: '' }, 'intent: expected text, not empty, got ""'],
    [{ repeated: 'yes' }, 'repeated: expected true or false, got "yes"'],
    [{ stop: 'now' }, 'stop: expected an object with options, got "now"'],
    [{ stop: { mode: 'kill' } }, 'stop.mode: expected "graceful" or "force" or "pause", got "kill"'],
    [{ stop: { deadline: '-5s' } }, `stop.deadline: expected ${FORM}, more than zero, got "-5s"`],
    [{ stop: { deadline: 0 } }, `stop.deadline: expected ${FORM}, more than zero, got 0`],
    [{ stop: { pollInterval: 'soon' } }, `stop.pollInterval: expected ${FORM}, more than zero, got "soon"`],
    [{ stop: { escalateAfter: -1 } }, `stop.escalateAfter: expected ${FORM}, got -1`],
    [{ stop: { whenWaiting: true } }, 'stop.whenWaiting: expected "wait" or "refuse", got true'],
    [{ stop: { allowIrreversible: 1 } }, 'stop.allowIrreversible: expected true or false, got 1'],
    [{ rerun: { recipes: ['1'] } }, `rerun.recipes: expected ${RECIPES}, got a list of 1`],
    [
      { rerun: { recipes: { '1': 'deploy' } } },
      `rerun.recipes: expected ${RECIPES}, but that of "1" is none, got an object`,
    ],
    [
      { rerun: { recipes: { '1': { body: 'x'.repeat(512 * 1024) } } } },
      `rerun.recipes: expected ${RECIPES}, got an object`,
    ],
    [{ runs: { '1': 7 } }, 'runs: expected an object of texts by job id, got an object'],
    [{ runs: { '3': '3#1' } }, 'runs: "3" is not among the jobs'],
    [{ rerun: { recipes: { '3': {} } } }, 'rerun.recipes: "3" is not among the jobs'],
    [{ rerun: { whenUnproven: {} } }, 'rerun.whenUnproven: expected "ask" or "give-up", got an object'],
    [{ rerun: { answerWithin: NaN } }, `rerun.answerWithin: expected ${FORM}, more than zero, got NaN`],
    [
      { rerun: { fromPhases: ['running'] } },
      'rerun.fromPhases: expected a list of one or more of "succeeded", "failed", "stopped", "paused", "waiting", got a list of 1',
    ],
  ])('%j', (changes, problem) => {
    expect(problems(changes)).toEqual([problem]);
  });

  it('names the known fields beside an unknown one', () => {
    expect(problems({ force: true })).toEqual([
      'force: unknown; known are system, jobs, intent, repeated, runs, runsSeenLate, zone, brief, stop, rerun',
    ]);
    expect(problems({ stop: { forced: true } })).toEqual([
      'stop.forced: unknown; known are mode, escalateAfter, deadline, pollInterval, whenWaiting, allowIrreversible, confirmFor',
    ]);
  });

  it('takes no part of another workflow', () => {
    expect(problems({ rerun: {} }, ['stop'])).toEqual([
      'rerun: unknown; known are system, jobs, intent, repeated, runs, runsSeenLate, zone, brief, stop',
    ]);
  });

  it.each([undefined, null, 'text', ['1']])('as a whole: %j', (input) => {
    expect(problemsInInput(input, BOTH)).toEqual([
      expect.stringMatching(/^input: expected an object with "system" and "jobs", got /),
    ]);
  });

  it('says everything at once, shortly', () => {
    const all = problems({ system: 'x'.repeat(2_000), jobs: [], intent: 1 });
    expect(all).toHaveLength(3);
    expect(Math.max(...all.map((problem) => problem.length))).toBeLessThan(120);
  });

  it('never makes the check throw', () => {
    const options = fc.dictionary(fc.constantFrom('mode', 'ways', 'deadline', '__proto__'), fc.anything());
    const any = fc.record({
      system: fc.anything(),
      jobs: fc.anything(),
      stop: fc.oneof(options, fc.anything()),
    });
    fc.assert(
      fc.property(fc.oneof(any, fc.anything()), (input) => Array.isArray(problemsInInput(input, BOTH))),
    );
  });
});
