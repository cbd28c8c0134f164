import { canRetryHelp, hasEnded, JOB_PHASES, SYSTEM_ERROR_KINDS } from '../../src/contract';

describe('a job has ended', () => {
  it('in these phases and no other', () => {
    expect(JOB_PHASES.filter(hasEnded)).toEqual(['succeeded', 'failed', 'stopped']);
  });
});

describe('a retry can help', () => {
  it('after these errors and no other', () => {
    expect(SYSTEM_ERROR_KINDS.filter(canRetryHelp)).toEqual([
      'conflict',
      'rate-limited',
      'unavailable',
      'timeout',
      'protocol',
    ]);
  });
});
