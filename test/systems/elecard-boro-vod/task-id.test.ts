import { expectedIdForm, runOf, taskOfRun } from '../../../src/systems/elecard-boro-vod/task-id';

describe('task ids', () => {
  it.each(['1', '63', '9007199254740991'])('%s is one', (id) => {
    expect(expectedIdForm(id)).toBeUndefined();
  });

  it.each(['', '0', '007', '-1', '1.5', '1e3', ' 63', '63\n', '9007199254740992', '*', '63,64', '٣'])(
    '%j is none',
    (id) => {
      expect(expectedIdForm(id)).toMatch(/positive whole number/);
    },
  );

  it('come back out of a run', () => {
    expect(taskOfRun(runOf('71'), '70')).toBe('71');
  });

  it.each(['', '71', 'task:', 'task:*', 'instance:71'])('do not come out of the run %j', (run) => {
    expect(taskOfRun(run, '70')).toBe('70');
  });
});
