import { TimerSet, virtualClock } from '../../../../src/testing/simulators/kit';

describe('the virtual clock', () => {
  it('runs timers in order of time', () => {
    const clock = virtualClock();
    const seen: string[] = [];
    clock.after(20, () => seen.push('second'));
    clock.after(10, () => seen.push('first'));
    clock.advance(20);
    expect(seen).toEqual(['first', 'second']);
  });

  it('runs timers that timers set', () => {
    const clock = virtualClock('2024-01-01T00:00:00.000Z');
    const seen: string[] = [];
    clock.after(10, () => clock.after(5, () => seen.push(new Date(clock.now()).toISOString())));
    clock.advance(14);
    expect(seen).toEqual([]);
    clock.advance(1);
    expect(seen).toEqual(['2024-01-01T00:00:00.015Z']);
  });

  it('forgets the timers of a cancelled set', () => {
    const clock = virtualClock();
    const timers = new TimerSet(clock);
    const seen: string[] = [];
    timers.after(1, () => seen.push('fired'));
    timers.after(2, () => seen.push('cancelled'));
    clock.advance(1);
    timers.cancelAll();
    clock.advance(10);
    expect(seen).toEqual(['fired']);
  });

  it('holds timers longer than those of Node', () => {
    const clock = virtualClock();
    const delays: number[] = [];
    const seen: string[] = [];
    const timers = new TimerSet({
      ...clock,
      after: (ms, action) => (delays.push(ms), clock.after(ms, action)),
    });
    timers.after(2 ** 32, () => seen.push('fired'));
    clock.advance(2 ** 32 - 1);
    expect(seen).toEqual([]);
    clock.advance(1);
    expect(seen).toEqual(['fired']);
    expect(Math.max(...delays)).toBeLessThan(2 ** 31);
  });

  it('never fires after null milliseconds', () => {
    const clock = virtualClock();
    const seen: string[] = [];
    new TimerSet(clock).after(null, () => seen.push('fired'));
    clock.advance(1e12);
    expect(seen).toEqual([]);
  });
});
