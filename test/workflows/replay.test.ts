import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DeterminismViolationError } from '@temporalio/workflow';
import { Worker } from '@temporalio/worker';
import { PLAN_WORKFLOWS, WORKFLOWS } from '../../src/contract';
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
  'a child',
  'a child of another step',
  'a list',
  'a question of a child',
  'a look in a zone',
  'a missing worker of a child',
];

const read = (file: string) => JSON.parse(readFileSync(join(HISTORIES, file), 'utf8')) as RecordedHistory;
/** The ids of children are made from that of the workflow. */
const replay = (history: RecordedHistory) =>
  Worker.runReplayHistory(
    { workflowBundle: testWorkflowBundle(), replayName: 'recorded' },
    history,
    history.events[0]?.workflowExecutionStartedEventAttributes?.workflowId,
  );

/** The history with its last activity, or else its last child, of another type. */
function altered(history: RecordedHistory): RecordedHistory {
  const activities = history.events.flatMap(
    (one) => one.activityTaskScheduledEventAttributes?.activityType ?? [],
  );
  const children = history.events.flatMap(
    (one) => one.startChildWorkflowExecutionInitiatedEventAttributes?.workflowType ?? [],
  );
  for (const type of [...children, ...activities].slice(-1)) type.name = 'jobControl.other';
  return history;
}

describe('recorded histories', () => {
  it('exist for every workflow', () => {
    const names = new Set(recorded.map((file) => basename(file).replace(/\..*$/, '')));
    const workflows = [...Object.values(WORKFLOWS), ...Object.values(PLAN_WORKFLOWS)];
    expect([...names].sort()).toEqual(workflows.sort());
  });

  it('take every path', () => {
    const taken = new Set(recorded.flatMap((file) => [...pathsIn(read(file))]));
    expect(PATHS.filter((path) => !taken.has(path))).toEqual([]);
  });

  it('name no folder of the machine that recorded them', () => {
    const text = (file: string): string => readFileSync(join(HISTORIES, file), 'utf8');
    expect(recorded.filter((file) => /\(\/|\(\w:\\/.test(text(file)))).toEqual([]);
  });

  it.each(recorded)('%s replays', async (file) => {
    await expect(replay(read(file))).resolves.toBeUndefined();
  });

  it.each(recorded)('%s with another activity or child does not', async (file) => {
    await expect(replay(altered(read(file)))).rejects.toThrow(DeterminismViolationError);
  });
});
