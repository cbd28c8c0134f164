import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeterminismViolationError } from '@temporalio/workflow';
import { Worker } from '@temporalio/worker';
import { testWorkflowBundle } from '../temporal';

const HISTORIES = join(__dirname, '../histories');
const recorded = readdirSync(HISTORIES, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.json'));

interface RecordedHistory {
  events: {
    workflowExecutionStartedEventAttributes?: { workflowId: string };
    activityTaskScheduledEventAttributes?: { activityType: { name: string } };
    startChildWorkflowExecutionInitiatedEventAttributes?: { workflowType: { name: string } };
  }[];
}

const read = (file: string) => JSON.parse(readFileSync(join(HISTORIES, file), 'utf8')) as RecordedHistory;
/** The ids of children are made from that of the workflow. */
const replay = (history: RecordedHistory) =>
  Worker.runReplayHistory(
    { workflowBundle: testWorkflowBundle(), replayName: 'recorded' },
    history,
    history.events[0]?.workflowExecutionStartedEventAttributes?.workflowId,
  );

describe('recorded histories', () => {
  it('exist for every workflow', () => {
    const names = new Set(recorded.map((file) => file.replace(/^.*\//, '')));
    expect([...names].sort()).toEqual([
      'remediateJobs.json',
      'rerunJobs.json',
      'runPlan.json',
      'stopJobs.json',
    ]);
  });

  it.each(recorded)('%s replays', async (file) => {
    await expect(replay(read(file))).resolves.toBeUndefined();
  });

  it.each(recorded)('%s with another activity or child does not', async (file) => {
    const history = read(file);
    const begun = history.events.flatMap((event) => {
      const activity = event.activityTaskScheduledEventAttributes?.activityType;
      return activity ?? event.startChildWorkflowExecutionInitiatedEventAttributes?.workflowType ?? [];
    });
    for (const type of begun.slice(-1)) type.name = 'jobControl.other';
    await expect(replay(history)).rejects.toThrow(DeterminismViolationError);
  });
});
