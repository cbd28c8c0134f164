import { expectedIdForm, wireId } from '../../../src/systems/huawei-drs/job-id';
import { failureOf, JOB, NEW, OTHER } from './scripted-server';

describe('a task id', () => {
  it.each([JOB, OTHER, NEW])("%s, on one of the vendor's pages, is one", (id) => {
    expect(expectedIdForm(id)).toBeUndefined();
    expect(wireId('StopJobAction', id)).toBe(id);
  });

  it.each(['', 'DRS-1234', JOB.toUpperCase(), `${JOB} `, `${JOB},${OTHER}`, JOB.slice(1), `../${JOB}`, '*'])(
    '%j is none',
    async (id) => {
      expect(expectedIdForm(id)).toContain('36 characters');
      const error = await failureOf(() => wireId('StopJobAction', id));
      expect(error).toMatchObject({ kind: 'invalid-request', effect: 'none' });
    },
  );
});
