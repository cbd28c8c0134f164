import { historyText, ledgerText } from '../../scripts/chaos/report/violation-text';
import type { LedgerEntry } from '../../src/testing/simulators/kit';

const call = (changes: Partial<LedgerEntry> = {}): LedgerEntry => ({
  ...{ number: 1, request: 1, at: '2026-01-01T00:00:01.250Z', method: 'TaskStop', parameters: [{ id: 6 }] },
  ...{ fault: null, effects: ['stop requested 6'], items: null, errors: [], answer: 'sent' as const },
  ...{ httpStatus: 200, answeredAt: null },
  ...changes,
});

describe('a violation is printed with', () => {
  it('what the simulator was asked, and its effect', () => {
    expect(
      ledgerText([
        call(),
        call({ fault: 'truncated-body', answer: 'withheld', httpStatus: null, effects: [] }),
      ]),
    ).toEqual([
      '00:00:01.250  TaskStop  [{"id":6}]  -> 200 sent  stop requested 6',
      '00:00:01.250  TaskStop  [{"id":6}]  truncated-body  ->  withheld',
    ]);
  });

  it('what the workflow did', () => {
    const events = [
      { eventId: '1', workflowExecutionStartedEventAttributes: { workflowType: { name: 'stopJobs' } } },
      { eventId: '2', workflowTaskScheduledEventAttributes: {} },
      { eventId: '5', activityTaskScheduledEventAttributes: { activityType: { name: 'jobControl.stop' } } },
      { eventId: '6', activityTaskFailedEventAttributes: { failure: { message: 'It failed.' } } },
    ];
    expect(historyText({ events } as never)).toEqual([
      '1  workflowExecutionStarted  stopJobs',
      '5  activityTaskScheduled  jobControl.stop',
      '6  activityTaskFailed  It failed.',
    ]);
  });

  it('no more lines than can be read', () => {
    const lines = ledgerText(Array.from({ length: 100 }, () => call()));
    expect([lines.length, lines[30]]).toEqual([61, '… 40 more …']);
  });
});
