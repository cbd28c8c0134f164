import { once } from 'node:events';
import type { Socket } from 'node:net';
import {
  closedUrl,
  connectTo,
  failureOf,
  neverAborted,
  request,
  startHttp,
  startTcp,
  stopAll,
} from './local-servers';

afterEach(stopAll);

const COMPLETE = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';

describe('an exchange that broke before sending', () => {
  const beforeSending = async (url: string, options = {}) =>
    failureOf(connectTo(url, options).exchange(request(), neverAborted));

  it('has no effect when refused', async () => {
    expect(await beforeSending(await closedUrl())).toMatchObject({ kind: 'unavailable', effect: 'none' });
  });

  it('has no effect when the host is unknown', async () => {
    expect(await beforeSending('http://nowhere.invalid')).toMatchObject({
      kind: 'unavailable',
      effect: 'none',
    });
  });

  it('has no effect when connecting takes too long', async () => {
    const url = (await startTcp(() => {})).replace('http:', 'https:'); // accepts, and never shakes hands
    const error = await beforeSending(url, { connectTimeoutMs: 50 });
    expect(error).toMatchObject({ kind: 'timeout', effect: 'none' });
  });

  it('has no effect when a header is impossible', async () => {
    const url = await startHttp((_, response) => response.end());
    const sent = connectTo(url).exchange(request({ headers: { 'x-note': 'a\r\nb: c' } }), neverAborted);
    expect(await failureOf(sent)).toMatchObject({ kind: 'invalid-request', effect: 'none' });
  });

  it('has no effect after the connection was closed', async () => {
    const connection = connectTo(await closedUrl());
    await connection.close();
    const error = await failureOf(connection.exchange(request(), neverAborted));
    expect(error).toMatchObject({ kind: 'unavailable', effect: 'none' });
  });

  it('has no effect while waiting for a socket', async () => {
    const arrived: string[] = [];
    const url = await startHttp((incoming) => arrived.push(incoming.url ?? '')); // and no answer, ever
    const { exchange } = connectTo(url, { connections: 1, connectTimeoutMs: 200, exchangeTimeoutMs: 400 });
    const calls = ['1', '2', '3'].map((id) => failureOf(exchange(request({ path: [id] }), neverAborted)));
    const effects = (await Promise.all(calls)).map(({ kind, effect }) => `${kind} ${effect}`);
    expect(effects[0]).toBe('timeout unknown');
    expect(effects[2]).toBe('timeout none');
    expect(arrived).not.toContain('/3');
  });
});

describe('an exchange that broke after sending', () => {
  const afterSending = async (serve: (socket: Socket) => void) => {
    const { exchange } = connectTo(await startTcp(serve), { exchangeTimeoutMs: 5_000 });
    return failureOf(exchange(request(), neverAborted));
  };
  const answering = (text: string) => (socket: Socket) => socket.once('data', () => socket.end(text));

  it.each<[string, (socket: Socket) => void]>([
    ['reset after reading', (socket) => socket.once('data', () => socket.resetAndDestroy())],
    ['closed without an answer', answering('')],
    ['truncated with a length', answering('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf')],
    ['truncated in chunks', answering('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nhalf')],
    [
      'truncated before closing',
      answering('HTTP/1.1 200 OK\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n9\r\nh'),
    ],
    ['truncated headers', answering('HTTP/1.1 200 OK\r\ncontent-le')],
  ])('may have had one when %s', async (_, serve) => {
    expect(await afterSending(serve)).toMatchObject({ kind: 'unavailable', effect: 'unknown' });
  });

  it.each([
    ['no HTTP', '220 mail.example ESMTP\r\n'],
    ['endless headers', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`],
  ])('may have had one when answered with %s', async (_, answer) => {
    const error = await afterSending(answering(answer));
    expect(error).toMatchObject({ kind: 'protocol', effect: 'unknown' });
  });
});

describe('a kept-alive socket', () => {
  it('is replaced when the server closed it', async () => {
    let connected = 0;
    const url = await startTcp((socket) => {
      connected++;
      socket.once('data', () => socket.end(COMPLETE));
    });
    const { exchange } = connectTo(url, { connections: 1 });
    expect((await exchange(request(), neverAborted)).body).toBe('ok');
    expect((await exchange(request(), neverAborted)).body).toBe('ok');
    expect(connected).toBe(2);
  });

  it('that dies under a request leaves doubt', async () => {
    const url = await startTcp((socket) => {
      socket.once('data', () => {
        socket.write(COMPLETE);
        socket.once('data', () => socket.resetAndDestroy());
      });
    });
    const { exchange } = connectTo(url, { connections: 1 });
    await exchange(request(), neverAborted);
    const error = await failureOf(exchange(request(), neverAborted));
    expect(error).toMatchObject({ kind: 'unavailable', effect: 'unknown' });
  });
});

describe('a request', () => {
  it.each(['GET', 'PUT', 'POST'] as const)('is sent once: %s', async (method) => {
    let arrived = 0;
    const url = await startTcp((socket) => {
      socket.once('data', () => {
        arrived++;
        socket.resetAndDestroy();
      });
    });
    const connection = connectTo(url);
    await failureOf(connection.exchange(request({ method }), neverAborted));
    await connection.close(); // whatever would be sent again has been sent
    expect(arrived).toBe(1);
  });

  it('never arrives twice, nor after effect none', async () => {
    const arrived: string[] = [];
    const url = await startHttp((incoming, response) => {
      arrived.push(incoming.url ?? '');
      response.end('ok', () => incoming.socket.destroy()); // says keep-alive, and closes
    });
    const { exchange } = connectTo(url, { connections: 1 });
    const unsent: string[] = [];
    for (let count = 0; count < 100; count++) {
      const error = await exchange(request({ path: [`${count}`] }), neverAborted).catch(
        (reason: unknown) => reason,
      );
      if ((error as { effect?: string }).effect === 'none') unsent.push(`/${count}`);
    }
    expect(new Set(arrived).size).toBe(arrived.length);
    expect(arrived.filter((path) => unsent.includes(path))).toEqual([]);
  });
});

describe('cancelling', () => {
  it('rejects with the reason and closes the socket', async () => {
    const controller = new AbortController();
    let closed: Promise<unknown> = Promise.resolve();
    const url = await startTcp((socket) => {
      closed = once(socket, 'close');
      socket.once('data', () => controller.abort('enough'));
    });
    await expect(connectTo(url).exchange(request(), controller.signal)).rejects.toBe('enough');
    await closed;
  });

  it('sends nothing when already cancelled', async () => {
    let connected = 0;
    const connection = connectTo(await startTcp(() => connected++));
    await expect(connection.exchange(request(), AbortSignal.abort('before'))).rejects.toBe('before');
    await connection.close();
    expect(connected).toBe(0);
  });

  it('ends the wait for a connection', async () => {
    const controller = new AbortController();
    const url = await startTcp(() => controller.abort('enough')); // accepts, and never shakes hands
    const connecting = connectTo(url.replace('http:', 'https:')).exchange(request(), controller.signal);
    await expect(connecting).rejects.toBe('enough');
  });

  it('keeps a waiting request off the socket', async () => {
    const arrived: string[] = [];
    const controller = new AbortController();
    const url = await startHttp((incoming, response) => {
      arrived.push(incoming.url ?? '');
      if (incoming.url === '/1') controller.abort('enough');
      response.end();
    });
    const { exchange } = connectTo(url, { connections: 1 });
    const first = exchange(request({ path: ['1'] }), neverAborted);
    const cancelled = exchange(request({ path: ['2'] }), controller.signal);
    await expect(cancelled).rejects.toBe('enough');
    await first;
    await exchange(request({ path: ['3'] }), neverAborted);
    expect(arrived).toEqual(['/1', '/3']);
  });
});
