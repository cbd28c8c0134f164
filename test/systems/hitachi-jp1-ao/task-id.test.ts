import { expectedIdForm, wireId } from '../../../src/systems/hitachi-jp1-ao/task-id';
import { failureOf, HUGE } from './scripted-server';

describe('a task id', () => {
  it.each(['1', '5381', '9007199254740993', HUGE])('may be %s', (id) => {
    expect(expectedIdForm(id)).toBeUndefined();
    expect(wireId('stop', id)).toBe(id);
  });

  it.each([
    '',
    '0',
    '007',
    '-1',
    '1.5',
    '1e3',
    ' 1',
    '１',
    '5381/../1',
    '9223372036854775808',
    '1'.repeat(30),
  ])('is never %j', async (id) => {
    expect(expectedIdForm(id)).toContain('up to 9223372036854775807');
    expect(await failureOf(() => wireId('stop', id))).toMatchObject({
      kind: 'invalid-request',
      effect: 'none',
    });
  });
});
