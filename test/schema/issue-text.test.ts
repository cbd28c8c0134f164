import { z } from 'zod';
import { findingsText } from '../../src/schema/issue-text';

const schema = z.strictObject({
  name: z.string().min(3),
  jobs: z.array(z.strictObject({ id: z.int() })),
  mode: z.enum(['fast', 'safe']).optional(),
});
const textFor = (data: unknown) => {
  const { error } = schema.safeParse(data);
  return error && findingsText(error, data, 'recipe');
};

it('says where, and what was expected', () => {
  expect(textFor({ jobs: [{ id: 1 }, { id: 'x' }], mode: 'slow', nmae: 1 })).toBe(
    'name: missing, expected text; jobs.1.id: expected number, got text; mode: expected fast | safe; nmae: unknown key',
  );
});

it('names the whole where nothing in it is meant', () => {
  expect(textFor('hunter2')).toBe('recipe: expected map, got text');
});

it('shows no value', () => {
  expect(textFor({ name: 'ab', jobs: 'hunter2', mode: 'hunter3' })).not.toMatch(/ab\b|hunter/);
});
