import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { beginAt, endAll } from './jp1-ao';

afterEach(endAll);

/** Sends a request as the page prints it, its Host included, and reads the answer as it comes. */
function exchange(url: string, page: { line: string; headers: Record<string, string>; body?: string }) {
  const [method, path] = page.line.split(' ');
  return new Promise<{ status: string; headers: string[]; body: string }>((resolve, reject) => {
    const { port } = new URL(url);
    const options = { host: '127.0.0.1', port, method, path, headers: page.headers, agent: false };
    const outgoing = request(options, (incoming) => {
      const status = `${incoming.statusCode} ${incoming.statusMessage}`;
      text(incoming).then((body) => resolve({ status, headers: incoming.rawHeaders, body }), reject);
    });
    outgoing.on('error', reject);
    outgoing.end(page.body);
  });
}

const HEADERS = [
  ['Server', 'Cosminexus HTTP Server'],
  ['Access-Control-Expose-Headers', 'WWW-Authenticate'],
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Allow-Methods', 'GET, POST, DELETE, PUT, HEAD, OPTIONS'],
  ['Access-Control-Allow-Credentials', 'true'],
  ['Cache-Control', 'no-cache'],
];

function expectPageHeaders(raw: string[]): void {
  for (const [name = '', value] of HEADERS) expect(raw[raw.indexOf(name) + 1]).toBe(value);
  const lower = raw.map((word) => word.toLowerCase());
  expect(raw[lower.indexOf('transfer-encoding') + 1]).toBe('chunked');
  expect(raw[lower.indexOf('content-type') + 1]).toBe('application/json');
  expect(lower).not.toContain('content-length');
}

function crlf(page: string): string {
  return page.replaceAll('\n', '\r\n');
}

describe('V12 2.7.9, forced stoppage of a task', () => {
  const body = crlf(`{
  "name" : "forceStop",
  "href" : "http://192.168.146.132:22015/Automation/v1/objects/Tasks/5338/actions/forceStop/invoke",
  "method" : "POST",
  "parameters" : [ ]
}`);
  const headers = {
    Host: '192.168.146.132:22015',
    'User-Agent': 'curl/7.36.0',
    Accept: 'application/json',
    'Content-Type': 'application/json',
    'Content-Length': '175',
    Authorization: 'Basic c3lzdGVtOm1hbmFnZXI=',
  };

  it('answers as the page shows', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: 5381 });
    const line = 'POST /Automation/v1/objects/Tasks/5381/actions/forceStop/invoke';
    const answer = await exchange(simulator.url, { line, headers, body });
    expect(answer.status).toBe('200 OK');
    expectPageHeaders(answer.headers);
    const token = answer.headers[answer.headers.lastIndexOf('WWW-Authenticate') + 1];
    expect(token).toMatch(/^HSSO [0-9a-f]{40}_[A-Za-z0-9+/]{27}=_V0810$/);
    expect(answer.body.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, 'a UUID')).toBe(
      crlf(`{
  "instanceID" : "a UUID",
  "created" : "2015-08-07T19:00:40.025+09:00",
  "updated" : "2015-08-07T19:00:40.025+09:00",
  "completed" : "2015-08-07T19:00:40.025+09:00",
  "state" : "success",
  "affectedResource" : [ "http://192.168.146.132:22015/Automation/v1/objects/Tasks/5381" ],
  "result" : [ ]
}`),
    );
    clock.advance(20);
    expect(simulator.task('5381')).toMatchObject({ status: 'failed', stopRequested: 'forceStop' });
  });

  it('prints the information in 175 bytes', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: 5338 });
    const line = 'GET /Automation/v1/objects/Tasks/5338/actions/forceStop';
    const { Host, Authorization } = headers;
    const answer = await exchange(simulator.url, { line, headers: { Host, Authorization } });
    expect(answer.body).toBe(body);
    expect(Buffer.byteLength(answer.body)).toBe(175);
  });
});

describe('V10 9.6.8, information for a retry', () => {
  it('answers as the page shows', async () => {
    const { simulator } = await beginAt({ version: 'v10', emptyParameters: 'list' });
    simulator.addTask({ id: 2026, status: 'failed' });
    const answer = await exchange(simulator.url, {
      line: 'GET /Automation/v1/objects/Tasks/2026/actions/rerunStart',
      headers: {
        Host: '10.196.184.238:22015',
        Accept: 'application/json',
        'Accept-Language': 'ja',
        Authorization: 'Basic c3lzdGVtOm1hbmFnZXI=',
        'User-Agent': 'useragent1',
      },
    });
    expect(answer.status).toBe('200 OK');
    expectPageHeaders(answer.headers);
    expect(answer.headers.join('\n')).toMatch(/\nWWW-Authenticate\nHSSO [0-9a-f]{40}_V0300\n/);
    expect(answer.body).toBe(
      crlf(`{
  "name" : "rerunStart",
  "href" : "http://10.196.184.238:22015/Automation/v1/objects/Tasks/2026/actions/rerunStart/invoke",
  "method" : "POST",
  "parameters" : [ ]
}`),
    );
  });
});
