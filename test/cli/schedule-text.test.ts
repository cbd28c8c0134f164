import { cronOf } from '../../src/cli/calendar-text';
import { scheduleReport, scheduleTimes, timesInWords } from '../../src/cli/schedule-text';
import type { PlanScheduleDescription } from '../../src/client';

type Spec = PlanScheduleDescription['spec'];
type Calendar = NonNullable<Spec['calendars']>[number];

const at = (value: number) => [{ start: value, end: value, step: 1 }];

/** `0 3 * * *`, as a server gives it. */
const AT_THREE: Calendar = {
  ...{ second: at(0), minute: at(0), hour: at(3), year: [] },
  dayOfMonth: [{ start: 1, end: 31, step: 1 }],
  month: [{ start: 'JANUARY', end: 'DECEMBER', step: 1 }],
  dayOfWeek: [{ start: 'SUNDAY', end: 'SATURDAY', step: 1 }],
};

const policies = { overlap: 'SKIP', catchupWindow: 31_536_000_000, pauseOnFailure: false } as const;
const told = (spec: Spec) => timesInWords(scheduleTimes({ spec, policies }));

describe('the times of a schedule', () => {
  it.each<[string, Partial<Calendar>]>([
    ['0 3 * * *', {}],
    ['0 3 * * 1-5', { dayOfWeek: [{ start: 'MONDAY', end: 'FRIDAY', step: 1 }] }],
    [
      '*/15 3 1,15 2 *',
      {
        minute: [{ start: 0, end: 59, step: 15 }],
        dayOfMonth: [...at(1), ...at(15)],
        month: [{ start: 'FEBRUARY', end: 'FEBRUARY', step: 1 }],
      },
    ],
    ['0 8-18/2 * * *', { hour: [{ start: 8, end: 18, step: 2 }] }],
    // "If end < start, then end is interpreted as equal to start": RangeSpec of Temporal's API.
    ['0 3 * * *', { hour: [{ start: 3, end: 0, step: 0 }] }],
    ['30 0 3 * * * 2030', { second: at(30), year: at(2030) }],
  ])('are %s again', (cron, changes) => {
    expect(cronOf({ ...AT_THREE, ...changes })).toBe(cron);
  });

  it('are told in words', () => {
    expect(told({ calendars: [AT_THREE], timezone: 'Europe/Berlin' })).toBe(
      'Runs at "0 3 * * *" (Europe/Berlin); after an outage of the server up to 365d late.',
    );
    expect(told({ intervals: [{ every: 5_400_000, offset: 60_000 }], calendars: [AT_THREE] })).toBe(
      'Runs every 90m and 1m, and at "0 3 * * *" (UTC); after an outage of the server up to 365d late.',
    );
  });

  it('have what other tools set', () => {
    const spec = { intervals: [{ every: 500, offset: 0 }], skip: [AT_THREE], endAt: new Date(0) };
    expect(told(spec)).toContain('every 500ms, not at "0 3 * * *" (UTC), until 1970-01-01T00:00:00.000Z;');
    expect(told({})).toContain('Runs only when it is triggered;');
  });

  it('are no next run while it is paused', () => {
    const info = { nextActionTimes: [new Date(0)], recentActions: [] };
    const schedule = (paused: boolean) =>
      ({ scheduleId: 'night', state: { paused }, info }) as unknown as PlanScheduleDescription;
    expect(scheduleReport(schedule(true)).next).toEqual([]);
    expect(scheduleReport(schedule(false)).next).toEqual(['1970-01-01T00:00:00.000Z']);
  });
});
