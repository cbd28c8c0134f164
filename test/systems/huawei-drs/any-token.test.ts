import fc from 'fast-check';
import { SystemError } from '../../../src/contract';
import type { HttpRequest, HttpResponse } from '../../../src/http';
import { iamSession } from '../../../src/systems/huawei-drs/iam/session';
import { detail } from '../../../src/systems/huawei-drs/v5/requests';
import { answer, CALL, JOB, PROJECT } from './scripted-server';

const value = fc.oneof(
  fc.constantFrom<unknown>('2026-01-02T10:00:00.000000Z', '1970-01-01', '+275760-09-13', 'soon', 0, null),
  fc.constantFrom<unknown>(PROJECT, 'DRS.M00100', 'APIGW.0301', 'canary-password'),
  fc.jsonValue(),
);
const token = fc.oneof(
  {
    arbitrary: fc.record(
      { expires_at: value, issued_at: value, project: fc.oneof(value, fc.record({ id: value })) },
      { requiredKeys: [] },
    ),
    weight: 4,
  },
  value,
);
const body = fc.oneof(
  { arbitrary: fc.record({ token }), weight: 4 },
  fc.record({ error: fc.oneof(value, fc.record({ code: value, message: value })) }),
  fc.record({ error_code: value, error_msg: value }),
  value,
);
const response = fc
  .record({
    content: body,
    status: fc.constantFrom(201, 201, 201, 200, 302, 400, 401, 403, 404, 429, 500),
    subject: fc.oneof(
      { arbitrary: fc.constantFrom('t1', 't2'), weight: 3 },
      fc.constantFrom(undefined, '', ' '),
    ),
    asPage: fc.constantFrom(false, false, false, true),
  })
  .map(({ content, status, subject, asPage }): HttpResponse => {
    const plain = answer(asPage ? '<html></html>' : (JSON.stringify(content) ?? ''), status);
    const headers = { ...plain.headers, ...(subject === undefined ? {} : { 'x-subject-token': subject }) };
    return { ...plain, headers, call: 'x' };
  });
const script = fc.record({
  logins: fc.array(response, { minLength: 1, maxLength: 3 }),
  replies: fc.array(response, { minLength: 1, maxLength: 3 }),
});

interface Answers {
  readonly logins: readonly HttpResponse[];
  readonly replies: readonly HttpResponse[];
}

/** A session whose IAM and DRS give these answers in turn, again and again. */
function session({ logins, replies }: Answers) {
  const sent: HttpRequest[] = [];
  const secrets = ['canary-password'];
  let logged = 0;
  const next = (list: readonly HttpResponse[], index: number): Promise<HttpResponse> =>
    Promise.resolve(list[index % list.length] ?? answer(''));
  const { exchange } = iamSession({
    user: { user: 'U', password: 'canary-password', account: 'A', project: { id: PROJECT } },
    iam: () => next(logins, logged++),
    drs: (request) => {
      sent.push(request);
      return next(replies, sent.length - 1);
    },
    secrets,
  });
  return { ask: () => exchange(detail(PROJECT, JOB), CALL.signal), sent, secrets, logged: () => logged };
}

it('whatever IAM answers, a token or a failure', async () => {
  const ends = new Set<string>();
  const property = fc.asyncProperty(script, async (answers) => {
    const { ask, sent, secrets, logged } = session(answers);
    try {
      ends.add(`answer ${(await ask()).status > 299 ? 'no' : 'yes'}`);
      expect(sent.at(-1)?.headers?.['x-auth-token']).toMatch(/^t[12]$/);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      ends.add(`failure ${error.kind}`);
      expect([error.effect, error.message.includes('canary')]).toEqual(['none', false]);
    }
    expect([logged() <= 2, sent.length <= 2, secrets.length <= 3]).toEqual([true, true, true]);
  });
  await fc.assert(property, { numRuns: 500, seed: 5381 });
  expect([...ends]).toEqual(
    expect.arrayContaining(['answer yes', 'answer no', 'failure protocol', 'failure unauthenticated']),
  );
});
