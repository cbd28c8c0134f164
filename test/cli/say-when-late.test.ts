import { sayWhenLate } from '../../src/cli/say-when-late';
import { CapturedOutput } from './screen/captured-output';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** What is said of an answer that comes after so many seconds. */
async function saidOf(seconds: number, taskQueues: readonly string[]): Promise<string> {
  const stderr = new CapturedOutput();
  const answer = new Promise<string>((resolve) => setTimeout(resolve, seconds * 1_000, 'the answer'));
  const waiting = sayWhenLate(taskQueues, { stderr }, answer);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(await waiting).toBe('the answer');
  return stderr.text;
}

describe('a command that asks a worker', () => {
  it('says nothing when the answer comes soon', async () => {
    expect(await saidOf(3.9, ['job-control'])).toBe('');
  });

  it('names the task queue once when it is late', async () => {
    expect(await saidOf(30, ['job-control', 'job-control'])).toBe(
      'No answer yet from the workers of the task queue "job-control": are any running? Still waiting.\n',
    );
  });

  it('names the queues of all zones', async () => {
    expect(await saidOf(30, ['job-control', 'berlin'])).toContain('task queues "job-control", "berlin":');
  });

  it('says nothing after a failure', async () => {
    const stderr = new CapturedOutput();
    const failure = new Error('unknown workflow');
    await expect(sayWhenLate(['q'], { stderr }, Promise.reject(failure))).rejects.toBe(failure);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(stderr.text).toBe('');
  });
});
