import fc from 'fast-check';
import { MARKER } from './scripted-project';

const value = fc.oneof(
  fc.constantFrom(
    63,
    '64',
    65,
    0,
    -1,
    1e300,
    null,
    'Running',
    'Stalled',
    'Stop request was sent',
    'Task not found',
    `a.ts [${MARKER}]`,
  ),
  fc.jsonValue(),
);
const mostly = (likely: unknown) => fc.oneof(fc.constant(likely), value);
const id = fc.oneof({ arbitrary: fc.constantFrom<unknown>(63, 64, 65, 66, '64'), weight: 3 }, value);
const item = fc.oneof(
  {
    arbitrary: fc.record(
      {
        ...{ task_id: id, initial_task_id: id, status: value, error: value, errors: value },
        ...{
          name: mostly(`a.ts [${MARKER}]`),
          uri: mostly('/a.ts'),
          template_id: mostly(5),
          priority: value,
        },
      },
      { requiredKeys: [] },
    ),
    weight: 3,
  },
  // What a list shows when all is well.
  {
    arbitrary: fc.record(
      { task_id: fc.constantFrom(63, 64, 65, 66), initial_task_id: fc.constantFrom(63, 64), status: value },
      { requiredKeys: ['task_id'] },
    ),
    weight: 3,
  },
  value,
);

/** Answers to a method, from nearly right to any JSON at all. */
export function answersTo(method: string) {
  const element = fc.record({
    method: fc.constantFrom(method, method, method, 'TaskInfo', 5),
    result: fc.oneof({ arbitrary: fc.array(item, { maxLength: 4 }), weight: 3 }, value),
    errors: fc.oneof({ arbitrary: fc.constant([]), weight: 2 }, value),
  });
  const elements = fc.array(element, { minLength: 1, maxLength: 2 });
  return fc.oneof(
    { arbitrary: fc.record({ reply: elements }), weight: 3 },
    fc.record({ reply: elements, error: value, errors: value }, { requiredKeys: ['reply'] }),
    fc.jsonValue(),
  );
}
