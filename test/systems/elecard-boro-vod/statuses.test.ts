import { phaseOf } from '../../../src/systems/elecard-boro-vod/statuses';

describe('task statuses', () => {
  it.each([
    ['Scheduled', 'waiting'],
    ['Explore', 'waiting'],
    ['Running', 'running'],
    ['Completed', 'succeeded'],
    ['Rejected', 'failed'],
    ['Canceled', 'stopped'],
    ['Stalled', 'failed'],
  ])('%s means %s', (status, phase) => {
    expect(phaseOf(status)).toBe(phase);
  });

  it.each(['Started', 'Stopped', 'Cancelled', 'running', '', 'constructor', 'Stop request was sent'])(
    '%j means unknown',
    (status) => {
      expect(phaseOf(status)).toBe('unknown');
    },
  );
});
