import { problemsInInput } from '../../../src/contract';
import { readmeInput } from '../readme-input';
import { actions, answer, CALL, detail, intent, JOB, MARKER, NEW, scripted } from './scripted-server';

const { input, id, recipe } = readmeInput('huawei-drs');
const namedSecrets = { SOURCE_DB: 'canary-source-17', TARGET_DB: 'canary-target-17' };

it("the README's input is right", () => {
  expect(problemsInInput(input, ['stop', 'rerun'])).toEqual([]);
  expect(scripted([]).system.expectedIdForm(id)).toBeUndefined();
});

it("the README's recipe is what is sent, with its secrets", async () => {
  const created = answer({ id: NEW, name: MARKER, status: 'CREATING' }, 202);
  const answers = [detail(JOB, 'RELEASE_RESOURCE_COMPLETE'), actions(['DELETE'], ['CLONE']), created];
  const { system, bodies } = scripted(answers, { namedSecrets });
  const receipt = await system.submitRerun(intent('new-run', { recipe }), CALL);
  expect(receipt).toMatchObject({ outcome: 'underway', step: `created ${NEW}` });
  const sent = JSON.stringify(recipe)
    .replace('"name":"orders"', `"name":"${MARKER}"`)
    .replace('${secret:SOURCE_DB}', namedSecrets.SOURCE_DB)
    .replace('${secret:TARGET_DB}', namedSecrets.TARGET_DB);
  expect(bodies()[2]).toEqual(JSON.parse(sent));
});

it('a recipe with a mistake is told where', async () => {
  const answers = [detail(JOB, 'RELEASE_RESOURCE_COMPLETE'), actions(['DELETE'], ['CLONE'])];
  const { system } = scripted(answers, { namedSecrets });
  const rerun = intent('new-run', { recipe: { jobs: ['hunter2'] } });
  await expect(system.submitRerun(rerun, CALL)).rejects.toThrow(
    `The recipe of task ${JOB} is not { job: { … } } (job: missing, expected map; jobs: unknown key).`,
  );
});
