import { problemsInInput } from '../../../src/contract';
import { readmeInput } from '../readme-input';
import { deployed } from './recipes';
import { CALL, intent, scripted } from './scripted-server';

const { input, id, recipe } = readmeInput('cisco-prime');

it("the README's input is right", () => {
  expect(problemsInInput(input, ['stop', 'rerun'])).toEqual([]);
  expect(scripted([]).system.expectedIdForm(id)).toBeUndefined();
});

it("the README's recipe is what is sent", async () => {
  const { system, sent } = scripted([deployed()]);
  expect(await system.submitRerun(intent({ id, run: id, recipe }), CALL)).toMatchObject({
    outcome: 'underway',
  });
  expect(sent.map(({ call, body = '' }) => [call, JSON.parse(body) as unknown])).toEqual([
    ['deployTemplateThroughJob', recipe['body']],
  ]);
});

it('a recipe with a mistake is told where', async () => {
  const { system } = scripted([]);
  const wrong = { ...recipe, method: 'DELETE', body: 'hunter2', jobType: undefined, jobtype: 'x' };
  await expect(system.submitRerun(intent({ id, run: id, recipe: wrong }), CALL)).rejects.toThrow(
    'The recipe is not a submission (method: expected PUT | POST; body: expected map, got text; ' +
      'jobType: missing, expected text; jobtype: unknown key).',
  );
});
