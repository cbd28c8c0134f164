import { runOf } from '../../../src/systems/hitachi-jp1-ao/run';
import { judge } from '../../../src/workflows/judge';
import { noteInspection, noteStop, noteWatch, openCase } from '../../../src/workflows/stop-case';
import { capabilitiesOf } from '../../../src/systems/hitachi-jp1-ao/capabilities';
import { taskReading } from '../../../src/systems/hitachi-jp1-ao/responses';
import { stateReader } from '../../../src/systems/hitachi-jp1-ao/statuses';
import { answer, snapshot, taskJson } from './scripted-server';

const context = { at: '2026-01-01T12:00:00.000Z', stateOf: stateReader() };
const [C1, C2] = ['2026-01-01T19:00:00.000+0900', '2026-01-01T20:00:00.000+0900'];

function read(status: string, completionTime: string | null = null, times: object = {}) {
  const task = taskJson('5381', { status, completionTime, ...times });
  return taskReading('5381', answer(task), context).reading;
}

function runs(...seen: readonly (readonly [status: string, completionTime?: string])[]): string[] {
  return seen.map(([status, completionTime]) => {
    const reading = read(status, completionTime);
    return reading.outcome === 'found' ? reading.snapshot.run : reading.outcome;
  });
}

const FIRST_ATTEMPT = [
  ['waiting'],
  ['suspended'],
  ['inProgress'],
  ['abnormalDetected'],
  ['terminating'],
] as const;
const RETRY = [
  ['inProgress', C1],
  ['newWord', C1],
  ['terminating', C1],
] as const;

describe('the run of a task', () => {
  it('is one while the first attempt is active', () => {
    expect(new Set(runs(...FIRST_ATTEMPT)).size).toBe(1);
  });

  it('is another one once it has failed', () => {
    expect(runs(['failed', C1])).not.toEqual(runs(['inProgress']));
  });

  it('is one while a retry is active', () => {
    expect(new Set(runs(...RETRY)).size).toBe(1);
  });

  it('tells all attempts and ends apart', () => {
    const life = runs(['inProgress'], ['failed', C1], ['inProgress', C1], ['failed', C2], ['inProgress', C2]);
    expect(new Set(life).size).toBe(5);
  });

  it('tells ends apart that look alike', () => {
    expect(runs(['failed', C1])).not.toEqual(runs(['failed', C2]));
  });

  it('does not change after an end', () => {
    expect(runs(['failed', C1], ['failed', C1])).toEqual(
      Array(2).fill('5381 ended 2026-01-01T10:00:00.000Z'),
    );
  });

  it('is the same however the zone is printed', () => {
    expect(runs(['failed', '2026-01-01T19:00:00.000+09:00'])).toEqual(runs(['failed', C1]));
  });

  it('is the same for waiting and cancelled', () => {
    expect(runs(['canceled', C1], ['canceled'])).toEqual(runs(['waiting'], ['waiting']));
  });

  it('is never that of another task', () => {
    expect(runOf('5381', 'running', undefined)).not.toBe(runOf('5382', 'running', undefined));
  });

  it('can do without a completion time', () => {
    expect(runOf('5381', 'failed', undefined)).not.toBe(runOf('5381', 'running', undefined));
  });
});

describe('the end of a task', () => {
  it.each(['inProgress', 'terminating', 'newWord'])('is not shown while it is %s again', (status) => {
    const reading = read(status, C1);
    expect(reading).not.toHaveProperty('snapshot.endedAt');
    expect(reading).toHaveProperty('snapshot.detail', expect.stringContaining('retried'));
  });

  it('is shown once it has ended', () => {
    expect(read('completed', C1)).toMatchObject({ snapshot: { endedAt: '2026-01-01T10:00:00.000Z' } });
  });
});

describe('the start of a task', () => {
  it.each(['inProgress', 'terminating', 'longRunning', 'newWord'])(
    'counts from the end before while it is %s again',
    (status) => {
      expect(read(status, C1)).toHaveProperty('snapshot.startedAt', '2026-01-01T10:00:00.000Z');
    },
  );

  it.each([
    ['inProgress', undefined],
    ['completed', C1],
    ['canceled', C1],
  ])('is its startTime while it is %s', (status, completionTime) => {
    expect(read(status, completionTime)).toHaveProperty('snapshot.startedAt', '2026-01-01T09:00:00.000Z');
  });
});

describe('a time', () => {
  it.each(['2026-01-01T19:00:00.000', 'soon \u001b[2J\u0000', '2026-99-01T19:00:00+0900'])(
    'that cannot be read is not told: %j',
    (time) => {
      for (const [status, completionTime] of [
        ['inProgress'],
        ['failed', time],
        ['inProgress', time],
      ] as const) {
        const reading = read(status, completionTime, { startTime: time });
        expect(reading).not.toHaveProperty('snapshot.startedAt');
        expect(reading).not.toHaveProperty('snapshot.endedAt');
      }
    },
  );

  it('that cannot be read still tells attempts apart', () => {
    const ends = runs(['failed', '2026-01-01T10:00'], ['failed', '2026-01-01T11:00']);
    expect(new Set(ends).size).toBe(2);
  });
});

describe('the verdict on a task', () => {
  const capabilities = capabilitiesOf({ version: 12, pollInterval: 1, settle: 1, inFlight: 1 });

  /** What is proven when a stop was accepted in one state and the task was then seen in another one. */
  function verdictOn(before: string, after: string, completionTime: string | null = C1) {
    const stopCase = openCase('5381');
    noteInspection(stopCase, read(before));
    const run = runOf('5381', 'running', undefined);
    const receipt = {
      id: '5381',
      run,
      outcome: 'accepted',
      call: 'stop',
      at: context.at,
      says: 'success',
    } as const;
    noteStop(stopCase, { id: '5381', reading: read(before), receipt, perhapsAsked: false }, 'graceful');
    const reading = read(after, completionTime);
    const ended =
      reading.outcome === 'found' && ['failed', 'succeeded', 'stopped'].includes(reading.snapshot.phase);
    noteWatch(stopCase, { id: '5381', settled: ended, reading, observations: [] });
    return judge(stopCase, capabilities);
  }

  it.each([
    ['inProgress', 'failed', 'stopped', 'likely'],
    ['inProgress', 'completed', 'ended-first', 'certain'],
    ['waiting', 'canceled', 'stopped', 'certain'],
    ['inProgress', 'terminating', 'still-active', 'certain'],
    ['inProgress', 'abnormalDetected', 'still-active', 'certain'],
    ['inProgress', 'newWord', 'still-active', 'certain'],
  ])('%s, then %s, is %s', (before, after, ...[verdict, certainty]) => {
    expect(verdictOn(before, after)).toMatchObject({ verdict, certainty });
  });

  it('does not take a retry for the end', () => {
    expect(verdictOn('inProgress', 'inProgress', C1)).toMatchObject({ verdict: 'still-active' });
  });

  it('has nothing to say about other jobs', () => {
    expect(snapshot('1').run).toBe(runOf('1', 'running', undefined));
  });
});
