import { setTimeout as pause } from 'node:timers/promises';
import { withinBudget, type BudgetLimits, type Exchange } from '../../src/http';
import { connectTo, neverAborted, request, startHttp, stopAll } from './local-servers';

afterEach(stopAll);

const ANSWER = { status: 200, headers: {}, body: '', call: 'TaskStop' };

/** A system that answers after a while and remembers when it was asked what. */
function slowSystem(takesMs: number, limits: BudgetLimits) {
  const seen: { readonly call: string; readonly at: number }[] = [];
  let under = 0;
  let most = 0;
  const exchange: Exchange = async ({ call }) => {
    seen.push({ call, at: performance.now() });
    most = Math.max(most, ++under);
    await pause(takesMs);
    under -= 1;
    if (call === 'broken') throw new Error('broken');
    return ANSWER;
  };
  const budgeted = withinBudget(exchange, limits);
  const ask = (call: string, signal = neverAborted, urgent = false) =>
    budgeted.exchange(request({ call, urgent }), signal);
  return { budgeted, ask, calls: () => seen.map(({ call }) => call), seen, most: () => most };
}

describe('a budget', () => {
  it('spaces requests evenly', async () => {
    const { ask, seen } = slowSystem(0, { requestsPerSecond: 50 });
    await Promise.all(['a', 'b', 'c', 'd'].map((call) => ask(call)));
    const gaps = seen.slice(1).map(({ at }, index) => at - (seen[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(19.5);
  });

  it('holds back more than may be under way', async () => {
    const { ask, most } = slowSystem(5, { concurrent: 2 });
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((call) => ask(call)));
    expect(most()).toBe(2);
  });

  it('lets urgent requests go first', async () => {
    const { ask, calls } = slowSystem(5, { concurrent: 1 });
    const polls = ['poll 1', 'poll 2', 'poll 3'].map((call) => ask(call));
    await Promise.all([...polls, ask('stop', neverAborted, true)]);
    expect(calls()).toEqual(['poll 1', 'stop', 'poll 2', 'poll 3']);
  });

  it('is given back when an exchange fails', async () => {
    const { ask, calls } = slowSystem(0, { concurrent: 1 });
    await expect(ask('broken')).rejects.toThrow('broken');
    await ask('next');
    expect(calls()).toEqual(['broken', 'next']);
  });

  it('sends nothing that is aborted while waiting', async () => {
    const { ask, calls } = slowSystem(10, { concurrent: 1 });
    const abort = new AbortController();
    const first = ask('first');
    const second = ask('second', abort.signal);
    abort.abort(new Error('not wanted any more'));
    await expect(second).rejects.toThrow('not wanted any more');
    await first;
    await ask('third');
    expect(calls()).toEqual(['first', 'third']);
  });

  it('that is paused lets nobody through', async () => {
    const { ask, seen, budgeted } = slowSystem(0, {});
    budgeted.pause(30);
    const from = performance.now();
    await ask('after the pause', neverAborted, true);
    expect((seen[0]?.at ?? 0) - from).toBeGreaterThanOrEqual(29.5);
  });

  it('can change under way', async () => {
    const { ask, budgeted, most } = slowSystem(20, { concurrent: 1 });
    const asked = ['a', 'b', 'c'].map((call) => ask(call));
    budgeted.change({ concurrent: 3 });
    expect(budgeted.limits()).toEqual({ concurrent: 3 });
    await Promise.all(asked);
    expect(most()).toBe(3);
  });

  it.each([{ requestsPerSecond: 0 }, { concurrent: -1 }, { concurrent: NaN }])('refuses %j', (limits) => {
    expect(() => withinBudget(() => Promise.resolve(ANSWER), limits)).toThrow(RangeError);
  });
});

describe('without keepAlive', () => {
  it('every request has a socket of its own', async () => {
    const ports = new Set<number | undefined>();
    const headers = new Set<string | undefined>();
    const url = await startHttp((incoming, outgoing) => {
      ports.add(incoming.socket.remotePort);
      headers.add(incoming.headers.connection);
      outgoing.end();
    });
    const { exchange } = connectTo(url, { keepAlive: false, connections: 1 });
    for (let count = 0; count < 3; count++) await exchange(request(), neverAborted);
    expect([ports.size, [...headers]]).toEqual([3, ['close']]);
  });
});
