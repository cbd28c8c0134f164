import { sharedFlight } from '../../../src/systems/huawei-drs/iam/shared-flight';

/** Work that ends when it is told to, or is aborted. */
function slowWork() {
  const signals: AbortSignal[] = [];
  const ends: ((value: string) => void)[] = [];
  const work = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      signals.push(signal);
      ends.push(resolve);
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
  return { fly: sharedFlight(work), signals, end: (index: number, value: string) => ends[index]?.(value) };
}

describe('work that is shared', () => {
  it('is done once for those who want it together', async () => {
    const { fly, signals, end } = slowWork();
    const all = [1, 2, 3].map(() => fly(new AbortController().signal));
    end(0, 'done');
    expect([await Promise.all(all), signals.length]).toEqual([['done', 'done', 'done'], 1]);
  });

  it('is aborted when the last one leaves', async () => {
    const { fly, signals } = slowWork();
    const [one, other] = [new AbortController(), new AbortController()];
    const [first, second] = [fly(one.signal), fly(other.signal)];
    one.abort(new Error('one'));
    await expect(first).rejects.toThrow('one');
    expect(signals[0]?.aborted).toBe(false);
    other.abort(new Error('other'));
    await expect(second).rejects.toThrow('other');
    expect(signals[0]?.aborted).toBe(true);
  });

  it('is begun anew after that', async () => {
    const { fly, signals, end } = slowWork();
    const leaver = new AbortController();
    const left = fly(leaver.signal);
    leaver.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    const next = fly(new AbortController().signal);
    end(1, 'done');
    expect([await next, signals.length]).toEqual(['done', 2]);
  });

  it('is not begun for somebody who has left', async () => {
    const { fly, signals } = slowWork();
    await expect(fly(AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    expect(signals).toEqual([]);
  });
});
