import type { IncomingMessage, ServerResponse } from 'node:http';
import { ciscoPrime, type CiscoPrimeOptions } from '../../../src/systems/cisco-prime';
import { startHttp, startHttps, stopAll } from '../../http/local-servers';
import { documentIn, errorDocument, job, jobs, operation, run } from './documents';
import { deployed, RECIPE } from './recipes';
import { CALL, failureOf, ID, intent, JOB, RUN, snapshot } from './scripted-server';

const systems: ReturnType<typeof ciscoPrime>[] = [];

afterEach(async () => {
  for (const system of systems.splice(0)) await system.close?.();
  await stopAll();
});

const JSON_V4 = { version: 4, format: 'json' } as const;
const say = (response: ServerResponse, body: object, status = 200) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(documentIn(JSON_V4, body));
const history = jobs(job(JOB, [run(RUN)]));

function connect(url: string, options: Partial<CiscoPrimeOptions> = {}) {
  const system = ciscoPrime({
    url,
    user: 'nbi',
    password: 'hunter2hunter2',
    rateLimits: 'configured',
    ...options,
  });
  systems.push(system);
  return system;
}

/** A server that answers everything with `answer` and remembers what it was asked. */
async function server(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const requests: {
    readonly url: string;
    readonly headers: IncomingMessage['headers'];
    readonly at: number;
  }[] = [];
  const url = await startHttp((request, response) => {
    requests.push({ url: request.url ?? '', headers: request.headers, at: performance.now() });
    request.resume().on('end', () => answer(request, response));
  });
  return { url, requests };
}

describe('over HTTP', () => {
  it('each request closes its session', async () => {
    const { url, requests } = await server((_, response) => say(response, history));
    const system = connect(url);
    expect(await system.status([ID], CALL)).toMatchObject([{ outcome: 'found' }]);
    expect(requests[0]).toMatchObject({
      url: `/webacs/api/v4/op/jobService/runhistory.json?jobId=${JOB}`,
      headers: { connection: 'close', authorization: 'Basic bmJpOmh1bnRlcjJodW50ZXIy' },
    });
  });

  it('a pinned certificate is enough', async () => {
    const url = await startHttps('self-signed', (_, response) => say(response, history));
    const system = connect(url, { tls: { fingerprint256: '00'.repeat(32) } });
    const error = await failureOf(() => system.status([ID], CALL));
    const fingerprint256 = /SHA-256 fingerprint ([0-9A-F:]+)/.exec(error.message)?.[1] ?? '';
    expect(await connect(url, { tls: { fingerprint256 } }).status([ID], CALL)).toMatchObject([
      { outcome: 'found' },
    ]);
  });

  it('a redirect to a login page is not followed', async () => {
    const { url, requests } = await server((_, response) =>
      response.writeHead(302, { location: '/webacs/pages/common/login.jsp' }).end(),
    );
    const error = await failureOf(() => connect(url, { refusalRetries: 0 }).status([ID], CALL));
    expect(error).toMatchObject({ kind: 'unauthenticated', effect: 'none', httpStatus: 302 });
    expect(requests).toHaveLength(1);
    expect(error.message).not.toMatch(/hunter2|aHVudGVyMg/);
  });

  it('requests keep the budget, stops first', async () => {
    const { url, requests } = await server(({ method }, response) =>
      say(response, method === 'PUT' ? operation([[RUN, 'OK']]) : history),
    );
    const system = connect(url, { requestsPerSecond: 40 });
    const readings = ['11/12', '21/22', '31/32', '41/42'].map((id) => system.status([id], CALL));
    const stop = system.stop({ targets: [snapshot()], mode: 'graceful' }, CALL);
    await Promise.all([...readings, stop]);
    expect(requests.findIndex(({ url: asked }) => asked.includes('cancelrunning'))).toBeLessThan(2);
    expect((requests.at(-1)?.at ?? 0) - (requests[0]?.at ?? 0)).toBeGreaterThan(80); // five requests, 25 ms apart
  });

  it('the rate that a server tells is declared', async () => {
    const told = { perUserThreshold: 3, totalRequestThreshold: 20, windowSize: 1_000 };
    const limits = { mgmtResponse: { '@responseType': 'operation', rateLimitsDTO: [told] } };
    const { url } = await server(({ url: asked = '' }, response) =>
      say(response, asked.includes('rateLimits') ? limits : history),
    );
    const system = connect(url, { rateLimits: 'ask' });
    expect(system.capabilities.budget?.requestsPerSecond).toBe(4);
    await system.status([ID], CALL);
    expect(system.capabilities.budget?.requestsPerSecond).toBe(2);
  });

  it('a rejection makes everybody wait', async () => {
    const rejection = errorDocument(503, 'NBI Global Rate limit exceeded (More than 20 in 1,000 ms)');
    const { url, requests } = await server((_, response) => say(response, rejection, 503));
    const system = connect(url);
    expect(await failureOf(() => system.status([ID], CALL))).toMatchObject({
      kind: 'rate-limited',
      effect: 'none',
    });
    const controller = new AbortController();
    const waiting = system.status([ID], { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 50);
    await expect(waiting).rejects.toThrow('enough');
    expect(requests).toHaveLength(1);
  });

  it('a submission is given up while it waits', async () => {
    const { url, requests } = await server((_, response) => say(response, deployed()));
    const system = connect(url, { requestsPerSecond: 0.5 });
    const rerun = intent({ recipe: RECIPE });
    const lasting = new AbortController().signal;
    await system.submitRerun(rerun, { signal: CALL.signal, lasting });
    const controller = new AbortController();
    const waiting = system.submitRerun(rerun, { signal: controller.signal, lasting });
    setTimeout(() => controller.abort(new Error('enough')), 50);
    await expect(waiting).rejects.toThrow('enough');
    expect(requests).toHaveLength(1);
  });
});
