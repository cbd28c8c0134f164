import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { connectTo, failureOf, neverAborted, request, startHttp, startTcp, stopAll } from './local-servers';

afterEach(stopAll);

async function answered(answer: (incoming: IncomingMessage, response: ServerResponse) => void, options = {}) {
  return connectTo(await startHttp(answer), options).exchange(request(), neverAborted);
}

describe('an answer', () => {
  it('comes with status, headers, body and call', async () => {
    const response = await answered((_, outgoing) => {
      outgoing.writeHead(201, { 'X-Job': 'ü'.length.toString(), 'content-type': 'text/plain' }).end('größer');
    });
    expect(response).toMatchObject({ status: 201, body: 'größer', call: 'TaskStop' });
    expect(response.headers).toMatchObject({ 'x-job': '1', 'content-type': 'text/plain' });
  });

  it('keeps several cookies apart', async () => {
    const cookies = ['a=1; Expires=Mon, 01 Jan 2035 00:00:00 GMT', 'b=2'];
    const response = await answered((_, outgoing) => outgoing.setHeader('set-cookie', cookies).end());
    expect(response.headers['set-cookie']).toBe(cookies.join('\n'));
  });

  it('is decoded by its declared charset', async () => {
    const response = await answered((_, outgoing) => {
      outgoing.setHeader('content-type', 'text/plain; charset=ISO-8859-1').end(Buffer.from([0xfc]));
    });
    expect(response.body).toBe('ü');
  });

  it('is decoded as UTF-8 for unknown charsets', async () => {
    const response = await answered((_, outgoing) => {
      outgoing.setHeader('content-type', 'text/plain; charset=nonsense').end('ü');
    });
    expect(response.body).toBe('ü');
  });

  it('that redirects is not followed', async () => {
    let visits = 0;
    const response = await answered((_, outgoing) => {
      visits++;
      outgoing.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect([response.status, visits]).toEqual([302, 1]);
  });

  it('may come after an informational one', async () => {
    const response = await answered((_, outgoing) => {
      outgoing.writeProcessing();
      outgoing.end('ok');
    });
    expect([response.status, response.body]).toEqual([200, 'ok']);
  });
});

describe('a request', () => {
  it('is kept off the socket when it may not begin', async () => {
    let arrived = 0;
    const url = await startHttp((_, outgoing) => void outgoing.end(String(++arrived)));
    const { exchange } = connectTo(url);
    await exchange(request(), neverAborted); // so that a socket is at hand
    const reason = new Error('too late');
    const mayBegin = () => {
      throw reason;
    };
    const signal = Object.assign(new AbortController().signal, { mayBegin });
    await expect(exchange(request(), signal)).rejects.toBe(reason);
    expect((await exchange(request(), neverAborted)).body).toBe('2');
  });

  it('arrives as it was made, uncompressed', async () => {
    let seen: Partial<IncomingMessage> = {};
    await answered((incoming, outgoing) => {
      seen = incoming;
      outgoing.end();
    });
    expect([seen.method, seen.url]).toEqual(['POST', '/jobs/7/stop']);
    expect(seen.headers).not.toHaveProperty('accept-encoding');
    expect(seen.headers).toHaveProperty('content-length', '2');
  });
});

describe('a size limit', () => {
  const tooLarge = (answer: (incoming: IncomingMessage, response: ServerResponse) => void) =>
    failureOf(answered(answer, { maxResponseBytes: 10 }));
  const refused = {
    kind: 'protocol',
    effect: 'unknown',
    message: expect.stringContaining('10 bytes') as string,
  };

  it('refuses a large declared length', async () => {
    expect(
      await tooLarge((_, outgoing) => outgoing.setHeader('content-length', 11).flushHeaders()),
    ).toMatchObject(refused);
  });

  it('refuses a large undeclared body', async () => {
    expect(await tooLarge((_, outgoing) => (outgoing.write('123456'), outgoing.end('78901')))).toMatchObject(
      refused,
    );
  });

  it('refuses a body that ends the connection', async () => {
    const answer = 'HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n12345678901';
    const url = await startTcp((socket) => socket.once('data', () => socket.end(answer)));
    const { exchange } = connectTo(url, { maxResponseBytes: 10 });
    expect(await failureOf(exchange(request(), neverAborted))).toMatchObject(refused);
  });

  it('allows exactly its size', async () => {
    expect(
      (await answered((_, outgoing) => outgoing.end('1234567890'), { maxResponseBytes: 10 })).body,
    ).toHaveLength(10);
  });
});

it('refuses an answer that nobody asked to compress', async () => {
  const sent = answered((_, outgoing) => outgoing.setHeader('content-encoding', 'gzip').end(gzipSync('ok')));
  const message = expect.stringContaining('answered compressed (gzip)') as string;
  expect(await failureOf(sent)).toMatchObject({ kind: 'protocol', effect: 'unknown', message });
});

describe('the exchange time-out', () => {
  const late = { kind: 'timeout', effect: 'unknown' };

  it('ends slow headers', async () => {
    expect(await failureOf(answered(() => {}, { exchangeTimeoutMs: 50 }))).toMatchObject(late);
  });

  it('may be longer than a timer of Node', async () => {
    expect((await answered((_, outgoing) => outgoing.end('ok'), { exchangeTimeoutMs: 2 ** 40 })).body).toBe(
      'ok',
    );
  });

  it('ends a slow drip', async () => {
    const drip = (_: IncomingMessage, outgoing: ServerResponse) => {
      const timer = setInterval(() => outgoing.write('.'), 10);
      outgoing.once('close', () => clearInterval(timer));
    };
    expect(await failureOf(answered(drip, { exchangeTimeoutMs: 100 }))).toMatchObject(late);
  });
});

describe('an error message', () => {
  it('names call, method and path, and no secret', async () => {
    const url = await startTcp((socket) => socket.once('data', () => socket.destroy()));
    const { exchange } = connectTo(`${url}/s3cr3t`, {}, ['s3cr3t']);
    const error = await failureOf(exchange(request({ query: [['key', 'canary']] }), neverAborted));
    expect(error.message).toContain(`TaskStop (POST ${url}/[redacted]/jobs/7/stop) lost the connection`);
    expect(error.message).not.toMatch(/canary|s3cr3t/);
    expect(error.cause).toBeUndefined();
  });
});
