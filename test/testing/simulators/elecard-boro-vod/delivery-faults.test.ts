import { begin, endAll, media, post, send } from '../boro-vod';
import type { BoroVodSimulator } from '../../../../src/testing/simulators/elecard-boro-vod';
import type { FaultRule } from '../../../../src/testing/simulators/kit';

afterEach(endAll);

const stop = { task_ids: 1 };
const rightBody =
  '{"reply":[{"method":"TaskStop","result":[{"task_id":1,"status":"Stop request was sent"}]}]}';

async function withFault(rule: FaultRule<'TaskStop'>): Promise<BoroVodSimulator> {
  const simulator = await begin();
  simulator.addTask(media);
  simulator.fault(rule);
  return simulator;
}

function stopRequested(simulator: BoroVodSimulator): boolean | undefined {
  return simulator.task('1')?.stopRequested;
}

describe('a lost response', () => {
  it('leaves the effect', async () => {
    const simulator = await withFault({ kind: 'response-lost-after-effect' });
    await expect(send(simulator, 'TaskStop', stop)).rejects.toThrow('fetch failed');
    expect(stopRequested(simulator)).toBe(true);
    expect(simulator.ledger()).toMatchObject([
      {
        method: 'TaskStop',
        parameters: { project_id: 2, task_ids: 1 },
        fault: 'response-lost-after-effect',
        effects: ['stop requested 1'],
        items: [{ task_id: 1, status: 'Stop request was sent' }],
        answer: 'withheld',
        httpStatus: null,
      },
    ]);
  });

  it('leaves nothing when lost before', async () => {
    const simulator = await withFault({ kind: 'response-lost-before-effect' });
    await expect(send(simulator, 'TaskStop', stop)).rejects.toThrow('fetch failed');
    expect(stopRequested(simulator)).toBe(false);
    expect(simulator.ledger()).toMatchObject([{ effects: [], items: null, answer: 'withheld' }]);
  });

  it('keeps the other methods from happening', async () => {
    const simulator = await withFault({ kind: 'response-lost-before-effect', method: 'TaskStop' });
    const start = { project_id: 2, tasks: [{ template_id: 1, uri: '/b' }] };
    const methods = [
      { method: 'TaskStart', params: start },
      { method: 'TaskStop', params: { project_id: 2, ...stop } },
    ];
    await expect(post(simulator, JSON.stringify({ user_id: 1, methods }))).rejects.toThrow();
    expect(simulator.tasks()).toHaveLength(1);
  });

  it('is over after one call', async () => {
    const simulator = await withFault({ kind: 'response-lost-before-effect' });
    await expect(send(simulator, 'TaskStop', stop)).rejects.toThrow();
    expect((await send(simulator, 'TaskStop', stop)).status).toBe(200);
  });
});

describe('a status', () => {
  it('comes instead of the effect', async () => {
    const simulator = await withFault({
      kind: 'status',
      httpStatus: 429,
      body: '{"error":"slow down"}',
      contentType: 'application/json',
      headers: { 'Retry-After': '2' },
    });
    const response = await send(simulator, 'TaskStop', stop);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '2']);
    expect(await response.text()).toBe('{"error":"slow down"}');
    expect(stopRequested(simulator)).toBe(false);
    expect(simulator.ledger()).toMatchObject([{ httpStatus: 429, effects: [], answer: 'sent' }]);
  });

  it('comes after the effect when asked', async () => {
    const simulator = await withFault({ kind: 'status', httpStatus: 502, afterEffect: true });
    const response = await send(simulator, 'TaskStop', stop);
    expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html']);
    expect(stopRequested(simulator)).toBe(true);
  });
});

describe('a slow answer', () => {
  it('comes late and right', async () => {
    const simulator = await withFault({ kind: 'slow', delayMs: 60 });
    const start = performance.now();
    const response = await send(simulator, 'TaskStop', stop);
    expect(performance.now() - start).toBeGreaterThan(50);
    expect(await response.text()).toBe(rightBody);
  });

  it('drips after its head', async () => {
    const simulator = await withFault({ kind: 'slow', delayMs: 200, drip: true });
    const response = await send(simulator, 'TaskStop', stop);
    expect(simulator.ledger()).toMatchObject([{ effects: ['stop requested 1'], answer: 'pending' }]);
    let pieces = 0;
    let text = '';
    for await (const piece of response.body ?? []) {
      pieces += 1;
      text += Buffer.from(piece as Uint8Array).toString();
    }
    expect(text).toBe(rightBody);
    expect(pieces).toBeGreaterThan(3);
    expect(simulator.ledger()).toMatchObject([{ answer: 'sent' }]);
  });

  it.each([false, true])('does not hold up close (drip %s)', async (drip) => {
    const simulator = await withFault({ kind: 'slow', delayMs: 1e9, drip });
    const answer = send(simulator, 'TaskStop', stop).then((response) => response.text());
    const failure = expect(answer).rejects.toThrow();
    while (simulator.ledger().length === 0) await new Promise(setImmediate);
    await simulator.close();
    await failure;
  });

  it('notes a client that went away', async () => {
    const simulator = await withFault({ kind: 'slow', delayMs: 1e9 });
    const giveUp = new AbortController();
    const answer = fetch(`${simulator.url}/ctrl_api/v1/json`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"user_id":1,"methods":[{"method":"TaskStop","params":{"project_id":2,"task_ids":1}}]}',
      signal: giveUp.signal,
    });
    while (simulator.ledger().length === 0) await new Promise(setImmediate);
    giveUp.abort();
    await expect(answer).rejects.toThrow();
    while (simulator.ledger()[0]?.answer === 'pending') await new Promise(setImmediate);
    expect(simulator.ledger()).toMatchObject([{ answer: 'client-gone', effects: ['stop requested 1'] }]);
  });
});

describe('a spoilt body', () => {
  it('is malformed but complete', async () => {
    const simulator = await withFault({ kind: 'malformed-body' });
    const text = await (await send(simulator, 'TaskStop', stop)).text();
    expect(rightBody.startsWith(text)).toBe(true);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  it('is truncated with the connection', async () => {
    const simulator = await withFault({ kind: 'truncated-body' });
    const response = await send(simulator, 'TaskStop', stop);
    expect(response.headers.get('content-length')).toBe(String(rightBody.length));
    await expect(response.text()).rejects.toThrow('terminated');
  });

  it('is as large as asked, unannounced', async () => {
    const simulator = await withFault({ kind: 'oversized-body', bytes: 300_000 });
    const response = await send(simulator, 'TaskStop', stop);
    expect(response.headers.get('content-length')).toBeNull();
    const text = await response.text();
    expect(text).toHaveLength(300_000);
    expect(JSON.stringify(JSON.parse(text))).toBe(rightBody);
  });

  it('ends when nobody takes it', async () => {
    const simulator = await withFault({ kind: 'oversized-body', bytes: 50_000_000 });
    const response = await send(simulator, 'TaskStop', stop);
    await response.body?.cancel();
    expect((await send(simulator, 'TaskStop', stop)).status).toBe(200);
  });

  it('is a page with 200', async () => {
    const simulator = await withFault({ kind: 'html-200' });
    const response = await send(simulator, 'TaskStop', stop);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html']);
    expect(await response.text()).toMatch(/^<html>/);
  });

  it('has the wrong content type', async () => {
    const simulator = await withFault({ kind: 'wrong-content-type' });
    const response = await send(simulator, 'TaskStop', stop);
    expect([response.headers.get('content-type'), await response.text()]).toEqual(['text/plain', rightBody]);
  });
});
