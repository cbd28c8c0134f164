import type { HttpRequest, HttpResponse } from '../../../src/http';
import { iamSession } from '../../../src/systems/huawei-drs/iam/session';
import { tokenOf } from '../../../src/systems/huawei-drs/iam/token';
import { detail } from '../../../src/systems/huawei-drs/v5/requests';
import { answer, CALL, failure, failureOf, JOB, LOST, PROJECT } from './scripted-server';

const user = { user: 'U', password: 'canary-password', account: 'A', project: { id: PROJECT } };
const ISSUED = '2026-01-01T10:00:00.000000Z';

function token(value: string, expires_at = '2026-01-02T10:00:00.000000Z'): HttpResponse {
  const body = { token: { expires_at, issued_at: ISSUED, project: { id: PROJECT, name: 'cn-north-4' } } };
  const response = answer(body, 201);
  return { ...response, headers: { ...response.headers, 'x-subject-token': value } };
}

type Reply = HttpResponse | Error | Promise<HttpResponse>;

/** A session whose IAM and DRS give these answers in turn: the last one again and again. */
function session(logins: readonly Reply[], replies: readonly Reply[]) {
  const sent: HttpRequest[] = [];
  const secrets: string[] = [];
  let logged = 0;
  let clock = Date.parse(ISSUED);
  const next = async (script: readonly Reply[], index: number): Promise<HttpResponse> => {
    const reply = script[Math.min(index, script.length - 1)] ?? LOST;
    if (reply instanceof Error) throw reply;
    return { ...(await reply), call: 'x' };
  };
  const { exchange, projectId } = iamSession({
    user,
    iam: () => next(logins, logged++),
    drs: (request) => {
      sent.push(request);
      return next(replies, sent.length - 1);
    },
    secrets,
    now: () => clock,
  });
  return {
    ask: (signal = CALL.signal) => exchange(detail(PROJECT, JOB), signal),
    projectId: () => projectId(CALL.signal),
    pass: (milliseconds: number) => (clock += milliseconds),
    tokens: () => sent.map(({ headers }) => headers?.['x-auth-token']),
    logins: () => logged,
    secrets,
  };
}

const OK = answer({});
const HOUR = 3_600_000;

describe('a session', () => {
  it('uses one token for all', async () => {
    const { ask, tokens, logins, projectId } = session([token('t1')], [OK]);
    await Promise.all([ask(), ask(), ask()]);
    await ask();
    expect([tokens(), logins()]).toEqual([['t1', 't1', 't1', 't1'], 1]);
    expect(await projectId()).toBe(PROJECT);
  });

  it.each([
    ['2026-01-02T10:00:00.000000Z', 23 * HOUR],
    ['2026-01-01T10:10:00.000000Z', 9 * 60_000],
  ])('of a token until %s renews it early', async (expires, age) => {
    const { ask, pass, tokens } = session([token('t1', expires), token('t2', expires)], [OK]);
    await ask();
    pass(age - 1);
    await ask();
    pass(1);
    await ask();
    expect(tokens()).toEqual(['t1', 't1', 't2']);
  });

  it.each([
    failure('APIGW.0301', 401),
    failure('APIGW.0307', 401),
    answer('', 401),
    failure('DRS.M00100', 403),
  ])('%#: logs in once more when its token is dead', async (dead) => {
    const { ask, tokens, logins } = session([token('t1'), token('t2')], [dead, OK]);
    expect((await ask()).status).toBe(200);
    expect([tokens(), logins()]).toEqual([['t1', 't2'], 2]);
  });

  it('logs in once for all that find it dead', async () => {
    const dead = failure('APIGW.0301', 401);
    const { ask, logins } = session([token('t1'), token('t2')], [OK, dead, dead, dead, OK]);
    await ask();
    const replies = await Promise.all([ask(), ask(), ask()]);
    expect([replies.map(({ status }) => status), logins()]).toEqual([[200, 200, 200], 2]);
  });

  it('does not drop the token of a later login', async () => {
    let late = (_response: HttpResponse): void => {};
    const slow = new Promise<HttpResponse>((resolve) => (late = resolve));
    const { ask, tokens, logins } = session(
      [token('t1'), token('t2')],
      [slow, failure('APIGW.0301', 401), OK],
    );
    const first = ask();
    await ask();
    late(failure('APIGW.0301', 401));
    expect((await first).status).toBe(200);
    expect([tokens(), logins()]).toEqual([['t1', 't1', 't2', 't2'], 2]);
  });

  it('gives up after one more login', async () => {
    const { ask, tokens } = session([token('t1'), token('t2')], [failure('APIGW.0301', 401)]);
    expect((await ask()).status).toBe(401);
    expect(tokens()).toEqual(['t1', 't2']);
  });

  it.each([failure('DRS.M00102', 403), failure('APIGW.0302', 403), answer('', 403)])(
    '%#: does not log in again without permission',
    async (reply) => {
      const { ask, logins } = session([token('t1')], [reply]);
      expect((await ask()).status).toBe(403);
      expect(logins()).toBe(1);
    },
  );

  it.each([
    [
      answer({ error: { code: 401, message: 'Wrong: canary-password', title: 'Unauthorized' } }, 401),
      'unauthenticated',
    ],
    [answer('', 503), 'unavailable'],
    [LOST, 'timeout'],
    [answer('<html></html>', 201), 'protocol'],
    [answer({ token: {} }, 201), 'protocol'],
  ])('%#: has sent nothing when the login fails', async (reply, kind) => {
    const { ask, tokens, secrets } = session([reply], [OK]);
    secrets.push(user.password);
    const error = await failureOf(() => ask());
    expect([error.kind, error.effect, tokens()]).toEqual([kind, 'none', []]);
    expect(error.message).not.toContain('canary');
  });

  it('hides the tokens in use', async () => {
    const { ask, pass, secrets } = session(
      ['t1', 't2', 't3'].map((value) => token(value)),
      [OK],
    );
    for (let turn = 0; turn < 3; turn++) {
      await ask();
      pass(24 * HOUR);
    }
    expect(secrets).toEqual(['t2', 't3']);
  });

  it('shares a login with those who wait for it', async () => {
    const { ask } = session([token('t1')], [OK]);
    const leaver = new AbortController();
    const [left, stayed] = [ask(leaver.signal), ask()];
    leaver.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    expect((await stayed).status).toBe(200);
  });
});

describe('a token', () => {
  it('without a readable end is trusted for an hour', () => {
    const { renewAt } = tokenOf(token('t1', 'tomorrow'), [], 0);
    expect(renewAt).toBe(0.9 * HOUR);
  });

  it('counts from when it came, whatever our clock says', () => {
    const late = Date.parse(ISSUED) + 48 * HOUR;
    expect(tokenOf(token('t1'), [], late).renewAt).toBe(late + 23 * HOUR);
  });
});
