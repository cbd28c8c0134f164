import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CallContext, type JobSnapshot, type JobSystem, SystemError } from '../../src/contract';
import { ciscoPrime } from '../../src/systems/cisco-prime';
import { elecardBoroVod } from '../../src/systems/elecard-boro-vod';
import { hitachiJp1Ao } from '../../src/systems/hitachi-jp1-ao';
import { huaweiDrs } from '../../src/systems/huawei-drs';

type Answer = (response: ServerResponse, elsewhere: string) => void;

const servers: Server[] = [];
let elsewhere: string;
let visits = 0;

beforeAll(async () => {
  elsewhere = await listen((_, response) => {
    visits += 1;
    response.end('{}');
  });
});
beforeEach(() => {
  visits = 0;
});
afterAll(() => servers.forEach((server) => server.close()));

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const LIMITS = { timeout: '3s', connectTimeout: '1s' } as const;

interface Vendor {
  readonly id: string;
  readonly open: (url: string) => JobSystem;
}

const VENDORS: Readonly<Record<string, Vendor>> = {
  'Boro VoD': { id: '63', open: (url) => elecardBoroVod({ url, userId: 1, projectId: 2, ...LIMITS }) },
  'JP1/AO': { id: '5381', open: (url) => hitachiJp1Ao({ url, user: 'u', password: 'secret-7', ...LIMITS }) },
  'Prime in JSON': {
    id: '15/25',
    open: (url) => ciscoPrime({ url, user: 'u', password: 'secret-7', requestsPerSecond: 1_000, ...LIMITS }),
  },
  'Prime in XML': {
    id: '15/25',
    open: (url) =>
      ciscoPrime({
        url,
        user: 'u',
        password: 'secret-7',
        format: 'xml',
        requestsPerSecond: 1_000,
        ...LIMITS,
      }),
  },
  DRS: {
    id: '140b5236-88ad-43c8-811c-1268453jb101',
    open: (url) =>
      huaweiDrs({
        ...{ url, api: 'v5', projectId: '0'.repeat(32), requestsPerSecond: 1_000, ...LIMITS },
        signing: { accessKey: 'access', secretKey: 'secret-7' },
      }),
  },
};

const json = (response: ServerResponse, body: string): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
};

/** Never ends by itself: a gigabyte, and more. */
function pour(response: ServerResponse): void {
  const chunk = Buffer.alloc(64 * 1024, ' ');
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
}

const BOMB = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "${'x'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}">]><a>${'&c;'.repeat(100)}</a>`;

const HOSTILE: Readonly<Record<string, Answer>> = {
  'a redirect elsewhere': (response, url) => response.writeHead(302, { location: url }).end(),
  'a permanent one': (response, url) => response.writeHead(308, { location: `${url}/jobs` }).end(),
  'a link elsewhere': (response, url) =>
    json(response, JSON.stringify({ href: url, url, '@url': url, next: url, results: [{ href: url }] })),
  'a gigabyte': (response) => pour(response.writeHead(200, { 'content-type': 'application/json' })),
  'a gigabyte that it announces': (response) =>
    void response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': 1_073_741_824 })
      .end(),
  'JSON of a million levels': (response) => json(response, '['.repeat(1_000_000)),
  'keys that pollute': (response) =>
    json(
      response,
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"results":[{"__proto__":{"polluted":true}}]}',
    ),
  'an XML bomb': (response) => void response.writeHead(200, { 'content-type': 'application/xml' }).end(BOMB),
  'XML of a million levels': (response) =>
    void response.writeHead(200, { 'content-type': 'application/xml' }).end('<a>'.repeat(1_000_000)),
  'bytes that are no text': (response) =>
    json(response, String.fromCharCode(0, 0xd800, 0xffff).repeat(1_000)),
};

const CALL: CallContext = { signal: new AbortController().signal };

/** What the operations of an adapter make of it; errors that are no `SystemError` are passed on. */
async function ask(system: JobSystem, id: string): Promise<unknown[]> {
  const at = new Date().toISOString();
  const job: JobSnapshot = { id, phase: 'running', rawStatus: 'x', run: id, call: 'x', observedAt: at };
  const ways = system.capabilities.rerun.ways.map(({ way }) => way);
  const intents = ways.map((way) => ({
    ...job,
    way,
    marker: `tjc-${'0'.repeat(20)}`,
    endedSince: at,
    intendedAt: at,
  }));
  const mode = system.capabilities.stop.defaultMode;
  const asked = [
    () => system.status([id], CALL),
    async () => system.list?.({ phases: ['running'] }, CALL),
    () => system.stop({ targets: [job], mode }, CALL),
    () => system.rerunInfo([job], CALL),
    () => system.findReruns(intents, CALL),
    ...intents.map((intent) => () => system.submitRerun(intent, CALL)),
  ];
  return Promise.all(asked.map((operation) => operation().catch(knownError)));
}

function knownError(error: unknown): string {
  if (error instanceof SystemError) return error.message;
  throw error;
}

describe.each(Object.entries(VENDORS))('%s takes no harm from', (_, { id, open }) => {
  it.each(Object.entries(HOSTILE))('%s', async (__, answer) => {
    const url = await listen((request, response) => {
      request.resume();
      answer(response, elsewhere);
    });
    const system = open(url);
    const before = process.memoryUsage().arrayBuffers;
    const said = JSON.stringify(await ask(system, id));
    expect(visits).toBe(0);
    expect(said).not.toMatch(/secret-7|"polluted"/);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(400 * 1024 * 1024);
    await system.close?.();
  });
});
