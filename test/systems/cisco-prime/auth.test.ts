import type { HttpRequest, HttpResponse } from '../../../src/http';
import { signedInExchange } from '../../../src/systems/cisco-prime/auth';
import { runHistory } from '../../../src/systems/cisco-prime/requests';
import { basic } from '../../../src/systems/shared/basic-auth';
import { bare, CALL, failureOf, page } from './scripted-server';

const account = { user: 'nbi', password: 'hunter2hunter2' };
const LOGIN = '/webacs/pages/common/login.jsp';
const request = runHistory({ version: 3, format: 'json' }, [['jobId', '15']]);

/** An exchange with these answers in turn. */
function session(script: readonly HttpResponse[], refusalRetries = 2) {
  const sent: HttpRequest[] = [];
  let clock = 1_000_000;
  const exchange = signedInExchange(
    (asked) => {
      sent.push(asked);
      return Promise.resolve({ ...(script[sent.length - 1] ?? bare(500)), call: asked.call });
    },
    account,
    { refusalRetries, now: () => clock },
  );
  return {
    ask: () => exchange(request, CALL.signal),
    failed: () => failureOf(() => exchange(request, CALL.signal)),
    pass: (milliseconds: number) => (clock += milliseconds),
    sent,
  };
}

/** Kinds of the failures of so many refusals, two seconds apart. */
async function kindsOf(answers: readonly HttpResponse[], refusalRetries = 2): Promise<string[]> {
  const { failed, pass } = session(answers, refusalRetries);
  const kinds: string[] = [];
  for (let turn = 0; turn < answers.length; turn++) {
    kinds.push((await failed()).kind);
    pass(2_000);
  }
  return kinds;
}

const times = (count: number, answer: HttpResponse) => Array.from({ length: count }, () => answer);

describe('every request', () => {
  it('signs in', async () => {
    const { ask, sent } = session([bare(200)]);
    await ask();
    expect(sent[0]?.headers).toEqual({ accept: 'application/json', authorization: basic(account) });
  });

  it('is sent once, whatever comes back', async () => {
    for (const answer of [bare(401), bare(403), page(), bare(302), bare(503)]) {
      const { ask, sent } = session([answer, bare(200)]);
      await ask().catch(() => undefined);
      expect(sent).toHaveLength(1);
    }
  });
});

describe('a refused sign-in', () => {
  it.each([
    ['401', bare(401)],
    ['401 with a page', page(401)],
    ['302 to the login page', bare(302, { location: `https://elsewhere.example${LOGIN}` })],
    ['302 to nowhere', bare(302)],
  ])('by %s is believed the third time', async (_, answer) => {
    expect(await kindsOf(times(4, answer))).toEqual([
      'unavailable',
      'unavailable',
      'unauthenticated',
      'unauthenticated',
    ]);
    const error = await session([answer]).failed();
    expect(error).toMatchObject({ effect: 'none', retryAfterMs: 2_000, call: 'runhistory' });
    expect(error.message).not.toMatch(/elsewhere|hunter2/);
  });

  it('by a page is believed the third time', async () => {
    expect(await kindsOf(times(3, page()))).toEqual(['protocol', 'protocol', 'unauthenticated']);
    expect(await kindsOf(times(3, page()), 0)).toEqual(['protocol', 'protocol', 'unauthenticated']);
    expect(await session([page()]).failed()).toMatchObject({ effect: 'unknown', retryAfterMs: 2_000 });
  });

  it('is believed at once where told so', async () => {
    expect(await kindsOf(times(1, bare(401)), 0)).toEqual(['unauthenticated']);
    expect(await kindsOf(times(1, bare(403)), 0)).toEqual(['forbidden']);
  });

  it('is forgotten after a success', async () => {
    const { ask, failed, pass } = session([bare(401), bare(401), bare(200), bare(401)]);
    for (let turn = 0; turn < 2; turn++) {
      await failed();
      pass(2_000);
    }
    await ask();
    expect((await failed()).kind).toBe('unavailable');
  });

  it('is forgotten after ten minutes', async () => {
    const { failed, pass } = session(times(3, bare(401)));
    await failed();
    pass(2_000);
    await failed();
    pass(600_001);
    expect((await failed()).kind).toBe('unavailable');
  });

  it('counts once a second', async () => {
    const { failed, pass } = session(times(5, bare(401)));
    for (let turn = 0; turn < 4; turn++) expect((await failed()).kind).toBe('unavailable');
    pass(1_000);
    expect((await failed()).kind).toBe('unavailable');
  });

  it('is none where a redirect leads elsewhere', async () => {
    const { ask } = session([bare(302, { location: '/webacs/api/v4/' }), bare(404)]);
    expect(await ask()).toMatchObject({ status: 302 });
    expect(await ask()).toMatchObject({ status: 404 });
  });
});

describe('a refused permission', () => {
  it('is believed the third time', async () => {
    expect(await kindsOf(times(3, bare(403)))).toEqual(['unavailable', 'unavailable', 'forbidden']);
    const error = await session([bare(403)]).failed();
    expect(error).toMatchObject({ effect: 'none', retryAfterMs: 2_000 });
    expect(error.message).toContain('NBI Write');
  });

  it('is counted apart from sign-ins', async () => {
    expect(await kindsOf([bare(403), bare(401), bare(403), bare(401)])).toEqual(
      times(4, bare(0)).map(() => 'unavailable'),
    );
  });
});
