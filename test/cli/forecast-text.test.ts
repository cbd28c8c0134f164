import { writeForecast } from '../../src/cli/forecast-text';
import type { ForecastDuration, StepForecast } from '../../src/contract';
import { CapturedOutput } from './screen/captured-output';

const none = { count: 0, examples: [] };

/** What is written of a plan of one step. */
function written(step: ForecastDuration, plan: ForecastDuration): string[] {
  const only: StepForecast = {
    ...{ action: 'stop', system: 'prime-lab', jobs: 1, batches: 1, phases: { running: 1 }, calls: [] },
    ...{ refused: none, irreversible: none, unprovable: none, duration: step },
  };
  const output = new CapturedOutput();
  writeForecast(output, { order: [['only']], steps: { only }, calls: 4, duration: plan });
  return output.text.trimEnd().split('\n').slice(2);
}

const slow = { by: 'rate', says: 'It sends 480 requests.' } as const;
const looks = { by: 'polls', says: 'A stop is proven after 10 s.' } as const;

describe('a forecast in words', () => {
  it('names the rate that decides', () => {
    const duration = { least: 120_000, most: 1_800_000 };
    expect(written({ ...duration, limit: slow }, { ...duration, limit: slow })).toEqual([
      '! only takes 2 min at least: It sends 480 requests.',
      '4 calls at least; 2 min to 30 min.',
      'The least time is decided by how fast requests may be sent: It sends 480 requests.',
    ]);
  });

  it('shows what is not known as such', () => {
    const output = new CapturedOutput();
    const facts = { batches: 1, phases: {}, calls: [] };
    const jobs = { refused: none, irreversible: none, unprovable: none };
    const known: StepForecast = {
      ...{ action: 'stop', system: 'prime-lab', jobs: 1, ...facts, ...jobs },
      duration: { least: 0, most: 1_000 },
    };
    const reruns: StepForecast = { action: 'await', system: 'prime-lab', jobsAtMost: 1, ...facts, ...jobs };
    const away: StepForecast = { action: 'stop', system: 'ao-lab', problem: 'No worker.', ...facts, ...jobs };
    const steps = { drain: known, proof: reruns, other: away };
    const order = [['drain', 'other'], ['proof']];
    writeForecast(output, { order, steps, calls: 4, duration: { least: 0, most: 1_000 } });
    const lines = output.text.split('\n').map((line) => line.replace(/ +/g, ' '));
    expect(lines.slice(1)).toEqual([
      'drain stop prime-lab 1 0 s to 1 s',
      'other stop ao-lab ? ? ?',
      'proof await prime-lab ≤1 ? ?',
      '✗ other: No worker.',
      '4 calls at least; 0 s to 1 s, not counting what is not known yet: other, proof.',
      '',
    ]);
  });

  it('says nothing of polls step by step', () => {
    const duration = { least: 10_000, most: 1_800_000, limit: looks };
    expect(written(duration, duration)).toEqual([
      '4 calls at least; 10 s to 30 min.',
      'The least time is decided by when jobs are looked at: A stop is proven after 10 s.',
    ]);
  });

  it('names no limit where nothing waits', () => {
    const duration = { least: 0, most: 1_000 };
    expect(written(duration, duration)).toEqual(['4 calls at least; 0 s to 1 s.']);
  });
});
