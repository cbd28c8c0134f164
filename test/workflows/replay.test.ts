import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DeterminismViolationError } from '@temporalio/workflow';
import { Worker } from '@temporalio/worker';
import { WORKFLOWS } from '../../src/contract';
import { testWorkflowBundle } from '../temporal';
import { pathsIn, type RecordedHistory } from './history-paths';

const HISTORIES = join(__dirname, '../histories');
const recorded = readdirSync(HISTORIES, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.json'));

/** Every path that some history must have taken; `pathsIn` says how each is told. */
const PATHS = [
  'a timer',
  'a deadline that passed',
  "a person's answer",
  'a cancellation',
  'a missing worker',
  'another task queue',
  'a second round of stops',
  'a harder stop',
  'an end that must last',
  'a second way',
  'a second submission',
  'recipes',
  'a pinned run',
  'what a rerun needs, before the stop',
];

const read = (file: string) => JSON.parse(readFileSync(join(HISTORIES, file), 'utf8')) as RecordedHistory;
const replay = (history: unknown) =>
  Worker.runReplayHistory({ workflowBundle: testWorkflowBundle(), replayName: 'recorded' }, history);

describe('recorded histories', () => {
  it('exist for every workflow', () => {
    const names = new Set(recorded.map((file) => basename(file).replace(/\..*$/, '')));
    expect([...names].sort()).toEqual(Object.values(WORKFLOWS).sort());
  });

  it('take every path', () => {
    const taken = new Set(recorded.flatMap((file) => [...pathsIn(read(file))]));
    expect(PATHS.filter((path) => !taken.has(path))).toEqual([]);
  });

  it.each(recorded)('%s replays', async (file) => {
    await expect(replay(read(file))).resolves.toBeUndefined();
  });

  it.each(recorded)('%s with another activity does not', async (file) => {
    const history = read(file);
    const scheduled = history.events.flatMap(({ activityTaskScheduledEventAttributes: one }) =>
      one ? [one] : [],
    );
    for (const attributes of scheduled.slice(-1)) attributes.activityType.name = 'jobControl.other';
    await expect(replay(history)).rejects.toThrow(DeterminismViolationError);
  });
});
