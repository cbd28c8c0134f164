import { createHash, createHmac } from 'node:crypto';
import { begin, beginAt, calls, endAll, JOB, PROJECT } from './drs';
import type { DrsSimulatorOptions } from '../../../../src/testing/simulators/huawei-drs';

afterEach(endAll);

const HOST = 'drs.cn-north-4.myhuaweicloud.com';
const SIGNED =
  'SDK-HMAC-SHA256 Access=AKSIMULATED, SignedHeaders=content-type;host;x-project-id;x-sdk-date, Signature=';

/** Requests as the vendor's Python SDK (3.1.219) signs them at this instant with the default key. */
const LIST = {
  method: 'GET',
  path: `/v5/${PROJECT}/jobs?job_type=sync&limit=10&name=a%20b~%2A%2F%C3%BC`,
  signature: '1c10f52be14ce14d3b5e27d732c3f6ecb2d7c5be071a5830b717374e201cfa4c',
};
const STOP = {
  method: 'POST',
  path: `/v5/${PROJECT}/jobs/${JOB}/stop`,
  signature: 'cff1ca594a67b1725e4cd5bc4c2cb1c2c16e91ff7291acbf01e2ca290550c715',
  body: '{"is_force_stop":true}',
};

interface Signed {
  readonly method: string;
  readonly path: string;
  readonly signature: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** The HTTP status and the code of the answer. */
async function sendSigned(
  url: string,
  { method, path, signature, body, headers }: Signed,
): Promise<unknown[]> {
  const response = await fetch(url + path, {
    method,
    headers: {
      'content-type': 'application/json',
      'x-project-id': PROJECT,
      'x-sdk-date': '20231024T080000Z',
      authorization: `${SIGNED}${signature}`,
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
  const { error_code: code } = (await response.json()) as { error_code?: string };
  return code === undefined ? [response.status] : [response.status, code];
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function signedAt(options: DrsSimulatorOptions = {}) {
  const started = await beginAt({ signedHost: HOST, ...options });
  started.simulator.addTask({ id: JOB });
  return { ...started, url: started.simulator.url };
}

describe('a signed request', () => {
  it.each([LIST, STOP])('of the SDK is let in: $method', async (request) => {
    const { simulator, url } = await signedAt();
    expect(await sendSigned(url, request)).toEqual([200]);
    expect(calls(simulator)).toMatchObject([
      { parameters: { authentication: 'signature' }, httpStatus: 200 },
    ]);
    expect(JSON.stringify(simulator.ledger())).not.toContain(request.signature);
  });

  it.each([
    ['another body', { ...STOP, body: '{"is_force_stop":false}' }],
    ['another query', { ...LIST, path: LIST.path.replace('10', '11') }],
    ['another path', { ...STOP, path: STOP.path.replace('stop', 'action') }],
    ['another header', { ...STOP, headers: { 'content-type': 'application/json;charset=UTF-8' } }],
    ['another signature', { ...STOP, signature: '0'.repeat(64) }],
    ['another scheme', { ...STOP, headers: { authorization: 'Basic eDp5' } }],
    [
      'another key',
      { ...STOP, headers: { authorization: `${SIGNED}${STOP.signature}`.replace('AKS', 'AKT') } },
    ],
    [
      'no host signed',
      { ...STOP, headers: { authorization: `${SIGNED}${STOP.signature}`.replace('host;', '') } },
    ],
  ])('with %s is not', async (_what, request) => {
    const { simulator, url } = await signedAt();
    expect(await sendSigned(url, request)).toEqual([401, 'APIGW.0301']);
    expect(simulator.task(JOB)?.stopRequested).toBeNull();
  });

  it('must sign its host', async () => {
    const { url } = await signedAt();
    const names = 'x-sdk-date';
    const canonical = `GET\n/v5/${PROJECT}/jobs/\njob_type=sync\nx-sdk-date:20231024T080000Z\n\n${names}\n${sha256('')}`;
    const text = `SDK-HMAC-SHA256\n20231024T080000Z\n${sha256(canonical)}`;
    const signature = createHmac('sha256', 'simulated-secret').update(text).digest('hex');
    const authorization = `SDK-HMAC-SHA256 Access=AKSIMULATED, SignedHeaders=${names}, Signature=${signature}`;
    const request = { ...LIST, path: `/v5/${PROJECT}/jobs?job_type=sync`, headers: { authorization } };
    expect(await sendSigned(url, request)).toEqual([401, 'APIGW.0301']);
  });

  it.each([
    [15 * 60_000, [200]],
    [15 * 60_000 + 1, [401, 'APIGW.0303']],
  ])('that is %d ms old gets %j', async (age, expected) => {
    const { clock, url } = await signedAt();
    clock.advance(age);
    expect(await sendSigned(url, LIST)).toEqual(expected);
  });

  it('from the future is refused, too', async () => {
    const { url } = await signedAt();
    expect(await sendSigned(url, { ...LIST, headers: { 'x-sdk-date': '20231024T081501Z' } })).toEqual([
      401,
      'APIGW.0303',
    ]);
    expect(await sendSigned(url, { ...LIST, headers: { 'x-sdk-date': 'today' } })).toEqual([
      401,
      'APIGW.0303',
    ]);
  });

  it('signs the host that it was sent to', async () => {
    const { url } = await signedAt({ signedHost: null });
    expect(await sendSigned(url, LIST)).toEqual([401, 'APIGW.0301']);
  });

  it('of a temporary key needs its token', async () => {
    const key = { secret: 'simulated-secret', securityToken: 'a-security-token' };
    const { simulator, url } = await signedAt({ accessKeys: { AKSIMULATED: key } });
    const shown = (token: string): Signed => ({ ...LIST, headers: { 'x-security-token': token } });
    expect(await sendSigned(url, LIST)).toEqual([401, 'APIGW.0301']);
    expect(await sendSigned(url, shown('another'))).toEqual([401, 'APIGW.0301']);
    expect(await sendSigned(url, shown('a-security-token'))).toEqual([200]);
    expect(JSON.stringify(simulator.ledger())).not.toContain('a-security-token');
  });

  it('in a project that is not there is a 403', async () => {
    const { url } = await signedAt({ projects: [{ id: 'f'.repeat(32), name: 'cn-south-1' }] });
    expect(await sendSigned(url, LIST)).toEqual([403, 'DRS.M00102']);
  });
});

describe('the projects', () => {
  /** As the same SDK signs the look-up; the host is IAM's there. */
  const LOOKUP = {
    method: 'GET',
    path: '/v3/projects?name=cn-north-4',
    signature: '57f021f093f841c1c0f9ed03dad374eef61e189850fbc196ee391755b8259738',
  };

  it('are found by their name', async () => {
    const { url } = await signedAt({ signedHost: 'iam.myhuaweicloud.com' });
    const headers = { authorization: `${SIGNED}${LOOKUP.signature}`.replace('x-project-id;', '') };
    const response = await fetch(url + LOOKUP.path, {
      headers: { 'content-type': 'application/json', 'x-sdk-date': '20231024T080000Z', ...headers },
    });
    expect([response.status, await response.json()]).toMatchObject([
      200,
      { projects: [{ id: PROJECT, name: 'cn-north-4' }] },
    ]);
  });

  it('are not for strangers', async () => {
    const simulator = await begin();
    const response = await fetch(`${simulator.url}/v3/projects?name=cn-north-4`);
    expect([response.status, await response.json()]).toMatchObject([
      401,
      { error: { title: 'Unauthorized' } },
    ]);
  });
});
