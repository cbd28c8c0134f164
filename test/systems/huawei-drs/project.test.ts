import type { IncomingMessage, RequestListener } from 'node:http';
import { huaweiDrs } from '../../../src/systems/huawei-drs';
import { startHttp, stopAll } from '../../http/local-servers';
import { CALL, detail, failureOf, intent, JOB, PROJECT, sample, snapshot } from './scripted-server';

afterEach(stopAll);

const PASSWORD = 'canary-password-93';
const TOKEN = 'canary-token-93-MIIEJgYJKoZIhvcNAQcCoIIEFzCCBBMCAQExDTALBglghkgBZQMEAgEwggJ0Bgkqhki';
const SECRET_KEY = 'canary-secret-key-93';
const iam = { user: 'U', password: PASSWORD, account: 'A', project: 'cn-north-4' };

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };

const logIn = json(201, { token: { project: { id: PROJECT } } }, { 'x-subject-token': TOKEN });

/** Starts IAM and DRS, and makes a system of them. */
async function project(drs: RequestListener, login: RequestListener = logIn) {
  const seen: IncomingMessage[] = [];
  const url = await startHttp((request, response) => {
    seen.push(request);
    drs(request, response);
  });
  const system = huaweiDrs({ url, iam: { ...iam, url: await startHttp(login) }, api: 'v5' });
  return { system, seen };
}

/** A project that lets a request through every two seconds, asked by the one or the other authentication. */
async function slowProject(by: 'token' | 'signature', received = () => {}) {
  const sent: string[] = [];
  const url = await startHttp((request, response) => {
    sent.push(request.url ?? '');
    received();
    json(200, { status: 'success' })(request, response);
  });
  const access =
    by === 'token'
      ? { iam: { ...iam, url: await startHttp(logIn) } }
      : { projectId: PROJECT, signing: { accessKey: 'AK', secretKey: SECRET_KEY } };
  return { sent, system: huaweiDrs({ url, ...access, api: 'v5', requestsPerSecond: 0.5 }) };
}

describe('a project over HTTP', () => {
  it('is that of the token', async () => {
    const { system, seen } = await project(json(200, detail(JOB, 'PAUSING')));
    const readings = await system.status([JOB], CALL);
    expect(readings).toMatchObject([{ outcome: 'found' }]);
    expect(seen[0]?.url).toBe(`/v5/${PROJECT}/jobs/${JOB}?type=detail`);
    expect(seen[0]?.headers).toMatchObject({
      'x-auth-token': TOKEN,
      'x-language': 'en-us',
      'content-type': 'application/json',
    });
    await system.close?.();
  });

  it('is needed in the token', async () => {
    const { system, seen } = await project(
      json(200, {}),
      json(201, { token: {} }, { 'x-subject-token': TOKEN }),
    );
    expect(await failureOf(() => system.status([JOB], CALL))).toMatchObject({
      kind: 'protocol',
      effect: 'none',
    });
    expect(seen).toEqual([]);
    await system.close?.();
  });

  it.each([400, 403, 500])('shows no credentials that are echoed under %i', async (status) => {
    const { system } = await project((request, response) => {
      const words = `${JSON.stringify(request.headers)} ${PASSWORD} ${TOKEN}`;
      json(status, { error_code: 'DRS.M00200', error_msg: words })(request, response);
    });
    const results: unknown[] = [];
    for (const run of [
      () => system.status([JOB], CALL),
      () => system.stop({ targets: [snapshot(JOB)], mode: 'pause' }, CALL),
    ]) {
      results.push(await run().catch((error: Error) => error.message));
    }
    expect(JSON.stringify(results)).not.toContain('canary');
    await system.close?.();
  });

  it('shows no password that IAM echoes', async () => {
    const { system } = await project(json(200, {}), (request, response) => {
      request
        .setEncoding('utf8')
        .on('data', (text: string) => json(400, { error: { message: text } })(request, response));
    });
    const error = await failureOf(() => system.status([JOB], CALL));
    expect(error.message).not.toContain('canary');
    await system.close?.();
  });

  it('is asked with a signature as well', async () => {
    const seen: IncomingMessage[] = [];
    const url = await startHttp((request, response) => {
      seen.push(request);
      json(200, JSON.parse(sample('stop.reply-200.json')))(request, response);
    });
    const signing = { accessKey: 'AK', secretKey: SECRET_KEY, securityToken: 'canary-temporary' };
    const system = huaweiDrs({ url, projectId: PROJECT, signing, api: 'v5' });
    expect(await system.stop({ targets: [snapshot(JOB)], mode: 'pause' }, CALL)).toHaveLength(1);
    expect(seen[0]?.headers.authorization).toMatch(/^SDK-HMAC-SHA256 Access=AK, SignedHeaders=.*host/);
    expect(seen[0]?.headers['x-project-id']).toBe(PROJECT);
    await system.close?.();
  });
});

describe.each(['token', 'signature'] as const)('a submission with a %s', (by) => {
  it('is given up while it waits for its turn', async () => {
    const { system, sent } = await slowProject(by);
    const lasting = new AbortController().signal;
    await system.submitRerun(intent('resume'), { signal: CALL.signal, lasting });
    const controller = new AbortController();
    const waiting = system.submitRerun(intent('resume'), { signal: controller.signal, lasting });
    setTimeout(() => controller.abort(new Error('enough')), 50);
    await expect(waiting).rejects.toThrow('enough');
    expect(sent).toHaveLength(1);
    await system.close?.();
  });

  it('is not aborted on its way', async () => {
    const controller = new AbortController();
    const { system } = await slowProject(by, () => controller.abort(new Error('enough')));
    const call = { signal: controller.signal, lasting: new AbortController().signal };
    expect(await system.submitRerun(intent('resume'), call)).toMatchObject({ outcome: 'started' });
    await system.close?.();
  });
});
