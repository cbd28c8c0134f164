import fc from 'fast-check';
import type { OnFailure, StepStatus } from '../../../src/contract';
import { ancestorsIn } from '../../../src/contract/plan-graph';
import {
  advance,
  type Course,
  isOver,
  type PlanEvent,
  type Schedule,
} from '../../../src/workflows/plan/schedule';

type Edges = Record<string, readonly string[]>;

const courseOf = (edges: Edges, changes: Partial<Course> = {}): Course => ({
  graph: new Map(Object.entries(edges)),
  onFailure: 'abort',
  maxConcurrentSteps: 10,
  ...changes,
});

/** The schedule after these events, from one in which every step waits. */
function after(course: Course, events: readonly PlanEvent[], needApproval: readonly string[] = []): Schedule {
  const places = new Map(
    [...course.graph.keys()].map((step) => [
      step,
      { status: 'waiting' as const, needsApproval: needApproval.includes(step) },
    ]),
  );
  const start = advance({ stage: 'running', places }, { event: 'resumed' }, course);
  return events.reduce((schedule, event) => advance(schedule, event, course), start);
}

const statuses = ({ places }: Schedule) =>
  [...places].map(([step, { status }]) => `${step} ${status}`).join(', ');

const DIAMOND = { a: [], b: ['a'], c: ['a'], d: ['b', 'c'] };

describe('steps', () => {
  const course = courseOf(DIAMOND);

  it.each<[string, PlanEvent[], string]>([
    ['wait for those before them', [], 'a running, b waiting, c waiting, d waiting'],
    ['run side by side', [{ event: 'done', step: 'a' }], 'a done, b running, c running, d waiting'],
    [
      'begin after one that was skipped',
      [
        { event: 'done', step: 'a' },
        { event: 'skipped', step: 'b' },
        { event: 'done', step: 'c' },
      ],
      'a done, b skipped, c done, d running',
    ],
    [
      'do not begin while paused',
      [{ event: 'paused' }, { event: 'done', step: 'a' }],
      'a done, b waiting, c waiting, d waiting',
    ],
    [
      'begin when resumed',
      [{ event: 'paused' }, { event: 'done', step: 'a' }, { event: 'resumed' }],
      'a done, b running, c running, d waiting',
    ],
    [
      'under way outlast an abort',
      [{ event: 'aborted' }],
      'a running, b not-started, c not-started, d not-started',
    ],
  ])('%s', (_title, events, expected) => {
    expect(statuses(after(course, events))).toBe(expected);
  });

  it('run up to the limit', () => {
    const crowd = courseOf({ a: [], b: [], c: [] }, { maxConcurrentSteps: 2 });
    expect(statuses(after(crowd, []))).toBe('a running, b running, c waiting');
    expect(statuses(after(crowd, [{ event: 'done', step: 'b' }]))).toBe('a running, b done, c running');
  });

  it('wait for an approval last', () => {
    const approvals = ['b'];
    expect(statuses(after(course, [], approvals))).toBe('a running, b waiting, c waiting, d waiting');
    const ready: PlanEvent[] = [{ event: 'done', step: 'a' }];
    expect(statuses(after(course, ready, approvals))).toBe('a done, b approval, c running, d waiting');
    const approved: PlanEvent[] = [...ready, { event: 'approved', step: 'b' }];
    expect(statuses(after(course, approved, approvals))).toBe('a done, b running, c running, d waiting');
  });

  it('are selected before they wait', () => {
    const selecting = new Map([['a', { status: 'selecting' as const, needsApproval: false }]]);
    const [one, start] = [courseOf({ a: [] }), { stage: 'running' as const, places: selecting }];
    expect(statuses(advance(start, { event: 'selected', step: 'a', needsApproval: true }, one))).toBe(
      'a approval',
    );
    expect(statuses(advance(start, { event: 'aborted' }, one))).toBe('a not-started');
  });
});

describe('a failed step', () => {
  const failed: PlanEvent[] = [
    { event: 'done', step: 'a' },
    { event: 'failed', step: 'b' },
  ];

  it.each<[OnFailure, PlanEvent[], string]>([
    ['abort', [], 'a done, b failed, c running, d not-started'],
    ['continue', [], 'a done, b failed, c running, d not-started'],
    ['ask', [], 'a done, b question, c running, d waiting'],
    ['ask', [{ event: 'retried', step: 'b', selects: false }], 'a done, b running, c running, d waiting'],
    ['ask', [{ event: 'retried', step: 'b', selects: true }], 'a done, b selecting, c running, d waiting'],
    ['ask', [{ event: 'skipped', step: 'b' }], 'a done, b skipped, c running, d waiting'],
    ['ask', [{ event: 'unanswered', step: 'b' }], 'a done, b failed, c running, d not-started'],
    ['ask', [{ event: 'aborted' }], 'a done, b failed, c running, d not-started'],
    [
      'ask',
      [{ event: 'paused' }, { event: 'retried', step: 'b', selects: false }, { event: 'aborted' }],
      'a done, b failed, c running, d not-started',
    ],
  ])('with %s, then %j', (onFailure, events, expected) => {
    expect(statuses(after(courseOf(DIAMOND, { onFailure }), [...failed, ...events]))).toBe(expected);
  });

  it('keeps no other branch from beginning, with continue', () => {
    const course = courseOf({ a: [], b: [], c: ['a'], d: ['b'] }, { onFailure: 'continue' });
    const events: PlanEvent[] = [
      { event: 'failed', step: 'a' },
      { event: 'done', step: 'b' },
    ];
    expect(statuses(after(course, events))).toBe('a failed, b done, c not-started, d running');
  });

  it('lets no other begin, with abort', () => {
    const course = courseOf({ a: [], b: [], c: ['a'], d: ['b'] });
    const events: PlanEvent[] = [
      { event: 'failed', step: 'a' },
      { event: 'done', step: 'b' },
    ];
    expect(statuses(after(course, events))).toBe('a failed, b done, c not-started, d not-started');
  });
});

/** Any graph without circles: each step may wait for those before it. */
const anyCourse = fc
  .record({
    befores: fc.array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 12 }),
    onFailure: fc.constantFrom<OnFailure>('abort', 'continue', 'ask'),
    maxConcurrentSteps: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ befores, ...rest }) => {
    const edges = befores.map((numbers, index) => [
      `s${index}`,
      [...new Set(numbers.filter(() => index > 0).map((number) => `s${number % index}`))],
    ]);
    return courseOf(Object.fromEntries(edges) as Edges, rest);
  });

const answers = fc.array(fc.nat(), { minLength: 100, maxLength: 100 });

/** What may happen to a step in this status. */
function eventsFor(step: string, status: StepStatus): PlanEvent[] {
  switch (status) {
    case 'running':
      return [
        { event: 'done', step },
        { event: 'failed', step },
      ];
    case 'approval':
      return (['approved', 'skipped', 'unanswered'] as const).map((event) => ({ event, step }));
    case 'question':
      return [
        { event: 'retried', step, selects: false },
        { event: 'skipped', step },
        { event: 'unanswered', step },
      ];
    default:
      return [];
  }
}

describe('any schedule', () => {
  it('comes to its end, in order, within its limit', () => {
    fc.assert(
      fc.property(
        anyCourse,
        answers,
        fc.array(fc.nat({ max: 11 }), { maxLength: 3 }),
        (course, choices, approvals) => {
          const ancestors = ancestorsIn(course.graph);
          let schedule = after(
            course,
            [],
            approvals.map((number) => `s${number}`),
          );
          for (let round = 0; !isOver(schedule); round += 1) {
            const running = [...schedule.places].filter(([, { status }]) => status === 'running');
            expect(running.length).toBeLessThanOrEqual(course.maxConcurrentSteps);
            for (const [step] of running) {
              const before = [...(ancestors.get(step) ?? [])].map(
                (name) => schedule.places.get(name)?.status,
              );
              expect(before.every((status) => status === 'done' || status === 'skipped')).toBe(true);
            }
            const possible = [...schedule.places].flatMap(([step, { status }]) => eventsFor(step, status));
            expect(possible.length).toBeGreaterThan(0);
            // A person does not retry for ever.
            const event = possible[(choices[round % choices.length] ?? 0) % possible.length];
            const isRetry = event?.event === 'retried' && round > 30;
            if (event)
              schedule = advance(schedule, isRetry ? { event: 'skipped', step: event.step } : event, course);
            expect(round).toBeLessThan(500);
          }
        },
      ),
    );
  });

  it('begins nothing after an abort', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const aborted = after(course, [{ event: 'aborted' }]);
        const running = [...aborted.places].flatMap(([step, { status }]) =>
          status === 'running' ? [step] : [],
        );
        const ended = running.reduce(
          (schedule, step) => advance(schedule, { event: 'done', step }, course),
          aborted,
        );
        expect(isOver(ended)).toBe(true);
      }),
    );
  });
});
