import { phaseOf, stateReader } from '../../../src/systems/hitachi-jp1-ao/statuses';

const phaseOfWord = (word: string) => phaseOf(stateReader()(word));

describe('status words', () => {
  it.each([
    ['waiting', 'waiting'],
    ['Waiting', 'waiting'],
    ['suspended', 'paused'],
    ['Holding', 'paused'],
    ['inProgress', 'running'],
    ['In Progress', 'running'],
    ['Now running', 'running'],
    ['waitingForResponse', 'running'],
    ['Waiting for Input', 'running'],
    ['abnormalDetected', 'running'],
    ['Abnormal Detection', 'running'],
    ['In Progress (with Error)', 'running'],
    ['LONG_RUNNING', 'running'],
    ['terminating', 'stopping'],
    ['In Progress (Terminating)', 'stopping'],
    ['Stopped', 'stopping'],
    ['completed', 'succeeded'],
    ['Failed', 'failed'],
    ['失敗', 'failed'],
    ['canceled', 'stopped'],
    ['Cancelled', 'stopped'],
  ])('"%s" is %s', (word, phase) => {
    expect(phaseOfWord(word)).toBe(phase);
  });

  it.each(['', '???', 'paused', 'constructor', 'completedWithErrors'])('"%s" is unknown', (word) => {
    expect(phaseOfWord(word)).toBe('unknown');
  });

  it('can be added to', () => {
    const stateOf = stateReader({ 'Half-done': 'longRunning', Stopped: 'failed' });
    expect([stateOf('HALF DONE'), stateOf('stopped'), stateOf('failed')]).toEqual([
      'longRunning',
      'failed',
      'failed',
    ]);
  });
});
