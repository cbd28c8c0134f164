import { expectedIdForm, idOf, runKeyOf } from '../../../src/systems/cisco-prime/run-id';

const LARGEST = '9223372036854775807';

describe('a job id', () => {
  it.each(['273620913/282800294', '282800294', LARGEST, `${LARGEST}/${LARGEST}`])('may be %s', (id) => {
    expect(expectedIdForm(id)).toBeUndefined();
  });

  it.each([
    '',
    '/',
    '15/',
    '/15',
    '1/2/3',
    '0/1',
    '1/0',
    '01',
    '1.5',
    ' 1',
    '1 /2',
    'in(1,2)',
    '9223372036854775808',
  ])('is never %j', (id) => {
    expect(expectedIdForm(id)).toContain('<jobId>/<runId> or <runId>');
  });

  it('is taken apart and put together', () => {
    const key = { jobId: '273620913', runId: '282800294' };
    expect(runKeyOf(idOf(key))).toEqual(key);
    expect(runKeyOf('282800294')).toBeUndefined();
  });
});
