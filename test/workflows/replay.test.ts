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
  events: { activityTaskScheduledEventAttributes?: { activityType: { name: string } } }[];
}

const read = (file: string) => JSON.parse(readFileSync(join(HISTORIES, file), 'utf8')) as RecordedHistory;
const replay = (history: unknown) =>
  Worker.runReplayHistory({ workflowBundle: testWorkflowBundle(), replayName: 'recorded' }, history);

describe('recorded histories', () => {
  it('exist for every workflow', () => {
    const names = new Set(recorded.map((file) => file.replace(/^.*\//, '')));
    expect([...names].sort()).toEqual(['remediateJobs.json', 'rerunJobs.json', 'stopJobs.json']);
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
