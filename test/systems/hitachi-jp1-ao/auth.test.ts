import { SystemError } from '../../../src/contract';
import type { HttpRequest, HttpResponse } from '../../../src/http';
import { sessionExchange } from '../../../src/systems/hitachi-jp1-ao/auth';
import { task } from '../../../src/systems/hitachi-jp1-ao/requests';
import { basic } from '../../../src/systems/shared/basic-auth';
import { bare, CALL, failureOf, sample } from './scripted-server';

const account = { user: 'system', password: 'manager' };
const BASIC = basic(account);
const handing = (token: string, status = 200): HttpResponse => ({
  ...bare(status),
  headers: { 'www-authenticate': `HSSO ${token}` },
});
const REFUSED: HttpResponse = { ...bare(401), headers: { 'www-authenticate': 'Basic realm="Automation"' } };

/** A session with these answers in turn: what it sent as authorization, and to where. */
function session(...script: readonly (HttpResponse | Error)[]) {
  const sent: HttpRequest[] = [];
  let clock = 0;
  const exchange = sessionExchange(
    (request) => {
      const next = script[sent.length];
      sent.push(request);
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next ?? bare(500));
    },
    account,
    () => clock,
  );
  return {
    ask: () => exchange(task('5381'), CALL.signal),
    pass: (milliseconds: number) => (clock += milliseconds),
    authorizations: () => sent.map(({ headers }) => headers?.['authorization']),
    resources: () => sent.map(({ path }) => path.at(-1)),
  };
}

describe('a session', () => {
  it("goes on with the page's token", async () => {
    const token = /HSSO (\S+)/.exec(sample('force-stop.reply.head'))?.[1] ?? '';
    const { ask, authorizations } = session(handing(token), handing(token));
    await ask();
    await ask();
    expect(authorizations()).toEqual([BASIC, `HSSO ${token}`]);
  });

  it('takes every new token', async () => {
    const { ask, authorizations } = session(handing('a'), handing('b'), bare(200), handing('c'));
    for (let turn = 0; turn < 4; turn++) await ask();
    expect(authorizations()).toEqual([BASIC, 'HSSO a', 'HSSO b', 'HSSO b']);
  });

  it.each([
    [899_999, 'HSSO a'],
    [900_000, BASIC],
  ])('after %i ms sends %s', async (age, authorization) => {
    const { ask, pass, authorizations } = session(handing('a'), bare(200));
    await ask();
    pass(age);
    await ask();
    expect(authorizations()[1]).toBe(authorization);
  });

  it('does not take an old token for new', async () => {
    const { ask, pass, authorizations } = session(handing('a'), handing('a'), handing('b'));
    await ask();
    pass(600_000);
    await ask();
    pass(600_000);
    await ask();
    expect(authorizations()[2]).toBe(BASIC);
  });

  it('logs in once more when a token died', async () => {
    const { ask, authorizations } = session(handing('a'), REFUSED, handing('b'), handing('c'));
    await ask();
    expect((await ask()).status).toBe(200);
    await ask();
    expect(authorizations()).toEqual([BASIC, 'HSSO a', BASIC, 'HSSO b']);
  });

  it('forgets a token that died', async () => {
    const { ask, authorizations } = session(handing('a'), REFUSED, bare(200), bare(200));
    for (let turn = 0; turn < 3; turn++) await ask();
    expect(authorizations()).toEqual([BASIC, 'HSSO a', BASIC, BASIC]);
  });

  it.each([
    ['unknown', REFUSED, 'unauthenticated'],
    ['known', handing('b'), 'forbidden'],
    ['not to be told', bare(412), 'unauthenticated'],
    [
      'out of reach',
      new SystemError({ kind: 'timeout', effect: 'unknown', call: 'user', message: 'm' }),
      'unauthenticated',
    ],
  ])('gives up where the account is %s', async (_, user, kind) => {
    const { ask, resources } = session(handing('a'), REFUSED, REFUSED, user);
    await ask();
    expect(await failureOf(ask)).toMatchObject({ kind, effect: 'none', httpStatus: 401 });
    expect(resources()).toEqual(['5381', '5381', '5381', 'user']);
  });

  it('takes no token from a refusal', async () => {
    const { ask, authorizations } = session(handing('a', 404), handing('b'));
    await ask();
    await ask();
    expect(authorizations()).toEqual([BASIC, BASIC]);
  });

  it('passes an abort on', async () => {
    const reason = new Error('cancelled');
    await expect(session(reason).ask()).rejects.toBe(reason);
    await expect(session(REFUSED, reason).ask()).rejects.toBe(reason);
  });

  it('keeps the password out of errors', async () => {
    const error = await failureOf(session(REFUSED, REFUSED).ask);
    expect(error.message).not.toMatch(/manager|c3lzdGVt/);
  });
});
