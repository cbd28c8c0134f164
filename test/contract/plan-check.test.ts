import fc from 'fast-check';
import { problemsInPlan } from '../../src/contract';
import { ancestorsIn, cycleIn } from '../../src/contract/plan-graph';

const step = (changes: object = {}) => ({ action: 'stop', system: 'lab', jobs: ['1'], ...changes });
const plan = (steps: object, changes: object = {}) => problemsInPlan({ steps, ...changes });

describe('a plan is right', () => {
  it.each<[string, object]>([
    ['one step', { steps: { drain: step() } }],
    [
      'every option',
      {
        steps: {
          find: {
            action: 'remediate',
            system: 'lab',
            select: {
              phases: ['running'],
              runningFor: '6h',
              name: 'nightly*',
              query: { owner: ['a'] },
              limit: 50,
            },
            requiresApproval: true,
            stop: { mode: 'force' },
            rerun: { ways: ['new-run'], recipes: { '1': {} } },
            zone: 'berlin',
          },
          wait: {
            action: 'await',
            system: 'lab',
            rerunsOf: 'find',
            await: { phases: ['succeeded', 'failed'] },
          },
          constructor: step({ after: ['find', 'wait'], runs: { '1': '1#1' } }),
        },
        onFailure: 'ask',
        maxConcurrentSteps: 3,
        approveAbove: 0,
        askAttribute: 'JobControlAsks',
        answerWithin: '2h',
        intent: 'nightly',
        repeated: false,
      },
    ],
    [
      '10,000 jobs',
      { steps: { a: step({ jobs: Array.from({ length: 10_000 }, (_, index) => `${index}`) }) } },
    ],
    [
      'one job in steps that are ordered',
      { steps: { a: step(), b: step({ action: 'rerun', after: ['a'] }) } },
    ],
    ['one job watched and stopped', { steps: { a: step(), b: step({ action: 'await' }) } }],
    ['one id on two systems', { steps: { a: step(), b: step({ system: 'other' }) } }],
  ])('with %s', (_, input) => {
    expect(problemsInPlan(input)).toEqual([]);
  });
});

describe('a plan is wrong', () => {
  it.each<[object, string]>([
    [{ a: step({ after: ['x'] }) }, 'steps.a.after[0]: no step is called "x"'],
    [{ a: step({ after: [7] }) }, 'steps.a.after[0]: no step is called 7'],
    [{ a: step({ after: ['toString'] }) }, 'steps.a.after[0]: no step is called "toString"'],
    [{ a: step({ after: ['a'] }) }, 'steps.a.after: steps wait for each other: a -> a'],
    [
      { a: step({ after: ['b'] }), b: step({ after: ['a'] }) },
      'steps.a.after: steps wait for each other: a -> b -> a',
    ],
    [
      { a: step({ after: ['c'] }), b: step({ after: ['a'] }), c: step({ after: ['b'] }) },
      'steps.a.after: steps wait for each other: a -> b -> c -> a',
    ],
    [{ a: step(), b: step({ after: ['a', 'a'] }) }, 'steps.b.after: "a" is there twice'],
    [{}, 'steps: expected an object of 1 to 100 steps by name, got an object'],
    [{ 'a b': step() }, 'steps: "a b" is no name of a step: letters, digits, "-", "_" and ".", 64 at most'],
    [
      JSON.parse('{"__proto__": {}}') as object,
      'steps: "__proto__" is no name of a step: letters, digits, "-", "_" and ".", 64 at most',
    ],
    [{ a: 7 }, 'steps.a: expected an object with "action" and "system", got 7'],
    [
      { a: step({ action: 'kill' }) },
      'steps.a.action: expected "stop" or "rerun" or "remediate" or "await", got "kill"',
    ],
    [{ a: step({ jobs: undefined }) }, 'steps.a: expected one of jobs, select and rerunsOf, got none'],
    [{ a: step({ select: {} }) }, 'steps.a: expected one of jobs, select and rerunsOf, got jobs and select'],
    [
      { a: step({ jobs: ['1', '1'] }) },
      'steps.a.jobs: expected different job ids, but "1" is there twice, got a list of 2',
    ],
    [
      { a: step({ stop: { mode: 'kill' } }) },
      'steps.a.stop.mode: expected "graceful" or "force" or "pause", got "kill"',
    ],
    [{ a: step({ rerun: {} }) }, 'steps.a.rerun: not for the action "stop"'],
    [{ a: step({ runs: { '2': 'x' } }) }, 'steps.a.runs: "2" is not among the jobs'],
    [{ a: step({ jobs: undefined, select: {}, runs: {} }) }, 'steps.a.runs: only beside jobs'],
    [
      { a: step({ jobs: undefined, select: { limit: 10_001 } }) },
      'steps.a.select.limit: expected a whole number from 1 to 10000, got 10001',
    ],
    [
      { a: step({ jobs: undefined, select: { states: [] } }) },
      'steps.a.select.states: unknown; known are phases, runningFor, name, query, limit',
    ],
    [
      { a: step({ jobs: undefined, select: { query: { a: { b: 1 } } } }) },
      'steps.a.select.query: expected an object of texts, numbers, true or false, or lists of texts, of 16384 characters at most as JSON, got an object',
    ],
    [{ a: step({ jobs: undefined, rerunsOf: 'b' }) }, 'steps.a.rerunsOf: no step is called "b"'],
    [
      { a: step(), b: step({ jobs: undefined, rerunsOf: 'a' }) },
      'steps.b.rerunsOf: step "a" reruns nothing, its action is "stop"',
    ],
    [
      { a: step({ action: 'rerun' }), b: step({ jobs: undefined, rerunsOf: 'a', system: 'other' }) },
      'steps.b.rerunsOf: step "a" is on "lab", not on "other"',
    ],
    [
      { a: step(), b: step({ action: 'remediate' }) },
      'steps.b.jobs: job "1" is in step "a" too, and neither comes after the other',
    ],
    [
      { a: step({ action: 'remediate' }), b: step({ action: 'rerun', after: ['a'] }) },
      'steps.b.jobs: job "1" is in step "a" too, and both would rerun it',
    ],
  ])('%#: %j', (steps, problem) => {
    expect(plan(steps)).toEqual([problem]);
  });

  it.each<[object, string]>([
    [{ onFailure: 'stop' }, 'onFailure: expected "abort" or "continue" or "ask", got "stop"'],
    [{ maxConcurrentSteps: 0 }, 'maxConcurrentSteps: expected a whole number from 1 to 100, got 0'],
    [{ approveAbove: -1 }, 'approveAbove: expected a whole number from 0 to 10000, got -1'],
    [
      { answerWithin: 0 },
      "answerWithin: expected milliseconds, or text such as '30s', '5 minutes' or '1h', not negative, more than zero, got 0",
    ],
    [
      { jobs: ['1'] },
      'jobs: unknown; known are steps, onFailure, maxConcurrentSteps, approveAbove, answerWithin, askAttribute, intent, repeated',
    ],
  ])('with %j', (changes, problem) => {
    expect(plan({ a: step() }, changes)).toEqual([problem]);
  });

  it('when it is too large for a history', () => {
    const jobs = Array.from({ length: 10_000 }, (_, index) => `${index}`.padStart(100, '0'));
    expect(plan({ a: step({ jobs }) })).toEqual([
      expect.stringMatching(
        /^input: expected at most 1000000 characters as JSON, got 10\d+: make several plans/,
      ),
    ]);
  });

  it.each([undefined, null, 'text', ['1']])('as a whole: %j', (input) => {
    expect(problemsInPlan(input)).toEqual([expect.stringMatching(/^input: expected an object with "steps"/)]);
  });

  it('never makes the check throw', () => {
    const strange = fc.dictionary(
      fc.constantFrom('action', 'jobs', 'after', 'select', 'rerunsOf', 'stop', '__proto__'),
      fc.oneof(fc.anything(), fc.constantFrom('stop', 'a', ['a'])),
    );
    const input = fc.record({
      steps: fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom('a', 'b'), strange)),
    });
    fc.assert(fc.property(fc.oneof(input, fc.anything()), (value) => Array.isArray(problemsInPlan(value))));
  });
});

describe('any graph', () => {
  const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const graphs = fc
    .dictionary(names, fc.uniqueArray(names, { maxLength: 3 }))
    .map(
      (edges) =>
        new Map(
          Object.entries(edges).map(([name, befores]) => [
            name,
            befores.filter((one) => Object.hasOwn(edges, one)),
          ]),
        ),
    );

  it('has a circle or an order', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const cycle = cycleIn(graph);
        if (cycle) {
          expect(cycle[0]).toBe(cycle.at(-1));
          cycle.slice(1).forEach((name, index) => expect(graph.get(name)).toContain(cycle[index]));
          return;
        }
        const ancestors = ancestorsIn(graph);
        for (const name of graph.keys()) expect(ancestors.get(name)).not.toContain(name);
      }),
    );
  });
});
