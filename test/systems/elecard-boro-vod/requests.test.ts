import { taskReport, taskStart, taskStatus, taskStop } from '../../../src/systems/elecard-boro-vod/requests';
import { failureOf, sample } from './scripted-project';

const account = { userId: 1, projectId: 2 };

describe('requests of Elecard Boro VoD', () => {
  it.each([
    ['one task', ['63'], 'task-stop-1'],
    ['two tasks', ['64', '65'], 'task-stop-2'],
    ['three tasks', ['66', '67', '68'], 'task-stop-3'],
  ])("TaskStop of %s is the page's bytes", (_, ids, name) => {
    expect(taskStop(account, ids).body).toBe(sample(`${name}.request.json`));
  });

  it('goes to the one URL of every method', () => {
    expect(taskStop(account, ['63'])).toMatchObject({
      method: 'POST',
      path: ['ctrl_api', 'v1', 'json'],
      headers: { 'content-type': 'application/json' },
      call: 'TaskStop',
    });
  });

  it('asks TaskStatus for whole chains', () => {
    expect(taskStatus(account, ['63']).body).toBe(
      '{"user_id":1,"methods":[{"method":"TaskStatus","params":{"project_id":2,"task_ids":63,"restart_chain":"all"}}]}',
    );
  });

  it('asks for everything with an asterisk', () => {
    expect(taskReport(account, '*').body).toBe(
      '{"user_id":1,"methods":[{"method":"TaskReport","params":{"project_id":2,"task_ids":"*"}}]}',
    );
  });

  it("starts one task in the page's member order", () => {
    const task = { priority: 'high', name: 'a.ts', uri: '/media/a.ts', templateId: 1 };
    expect(taskStart(account, task).body).toBe(
      '{"user_id":1,"methods":[{"method":"TaskStart","params":{"project_id":2,"tasks":' +
        '[{"template_id":1,"uri":"/media/a.ts","name":"a.ts","priority":"high"}]}}]}',
    );
  });

  it('leaves an unknown priority to the server', () => {
    expect(taskStart(account, { templateId: 1, uri: 'a', name: 'a' }).body).not.toContain('priority');
  });

  it('sends a repeated id once', () => {
    expect(taskStop(account, ['63', '63']).body).toBe(sample('task-stop-1.request.json'));
  });

  it('sends the largest id exactly', () => {
    expect(taskStop(account, ['9007199254740991']).body).toContain('"task_ids":9007199254740991}');
  });

  it('never sends what is no id', async () => {
    const error = await failureOf(() => taskStop(account, ['*']));
    expect([error.kind, error.effect]).toEqual(['invalid-request', 'none']);
  });
});
