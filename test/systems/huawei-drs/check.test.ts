import { SystemError } from '../../../src/contract';
import { findingsOf } from '../findings-of';
import { NO_JOBS, scripted } from './scripted-server';

const NOW = Date.now();
const refusal = (status: number, error_code: string, offset = 0) => ({
  status,
  headers: { 'content-type': 'application/json', date: new Date(NOW + offset).toUTCString() },
  body: JSON.stringify({ error_code, error_msg: 'No.' }),
  call: '',
});
const iam = (kind: SystemError['kind']) =>
  new SystemError({ kind, effect: 'none', call: 'IAM auth/tokens', message: 'IAM said no.' });
it('lists one task and changes none', async () => {
  const { system, sent } = scripted([NO_JOBS]);
  expect(await findingsOf(system)).toEqual({
    reachable: 'true: IAM and DRS answer.',
    credentials: 'true: It takes the token that IAM gave us.',
    permissions: 'unknown: The user may list tasks. Whether it may stop them only a stop shows.',
    version: 'true: The region has v5 of the API.',
    clock: 'unknown: No answer told the time of the server.',
  });
  expect(sent.map(({ method, query }) => [method, query])).toEqual([
    [
      'GET',
      [
        ['job_type', 'sync'],
        ['limit', '1'],
      ],
    ],
  ]);
});

it('lists one task of v3, too', async () => {
  const { system, sent } = scripted([NO_JOBS], { api: 'v3', isSigned: true });
  expect(await findingsOf(system)).toMatchObject({
    reachable: 'true: DRS answers.',
    credentials: 'true: It takes our signature.',
    version: 'true: The region has v3 of the API.',
  });
  expect(sent.map(({ method, body = '' }) => [method, JSON.parse(body) as unknown])).toEqual([
    ['POST', { cur_page: 1, per_page: 1, db_use_type: 'sync' }],
  ]);
});

it('says which version a probe found', async () => {
  const { system } = scripted([refusal(404, 'APIGW.0101'), NO_JOBS], { api: 'probe' });
  expect((await findingsOf(system)).version).toBe('true: The region has v3 of the API.');
});

it.each<[string, number, string, object]>([
  [
    'no such API',
    404,
    'APIGW.0101',
    {
      reachable: 'true: The gateway answers.',
      version: expect.stringMatching(/^false: .*has no such API/) as string,
    },
  ],
  [
    'a wrong key',
    401,
    'APIGW.0301',
    { credentials: expect.stringMatching(/^false: .*APIGW.0301/) as string },
  ],
  [
    'another project',
    404,
    'DRS.M00101',
    { permissions: expect.stringMatching(/^false: .*check the permissions and the project/) as string },
  ],
  ['no permission', 403, 'DRS.M00102', { permissions: expect.stringMatching(/^false: /) as string }],
  [
    'a throttle',
    429,
    'APIGW.0308',
    { reachable: expect.stringMatching(/^true: It answers, but not to the question/) as string },
  ],
])('finds %s', async (...row) => {
  const [, status, code, findings] = row;
  const { system } = scripted([refusal(status, code)]);
  expect(await findingsOf(system)).toMatchObject(findings);
});

it('a refused signature shows the clock that broke it', async () => {
  const { system } = scripted([refusal(401, 'APIGW.0303', 16 * 60_000)], { isSigned: true });
  expect(await findingsOf(system)).toMatchObject({
    credentials: expect.stringMatching(/^false: /) as string,
    clock: expect.stringMatching(
      /^false: Its clock is 16 minutes ahead of ours, and a signature is good for 15 minutes/,
    ) as string,
  });
});

it('a token cares for no clock', async () => {
  const { system } = scripted([refusal(401, 'APIGW.0301', 16 * 60_000)]);
  expect((await findingsOf(system)).clock).toMatch(/^warning: /);
});

it.each<[SystemError['kind'], object]>([
  [
    'unauthenticated',
    { reachable: 'unknown: IAM answers. DRS was not asked.', credentials: 'false: IAM said no.' },
  ],
  [
    'forbidden',
    { reachable: 'unknown: IAM answers. DRS was not asked.', permissions: 'false: IAM said no.' },
  ],
  [
    'unavailable',
    {
      reachable: 'false: IAM said no.',
      credentials: 'unknown: Not known: the read that would show it failed.',
    },
  ],
])('IAM that is %s', async (kind, findings) => {
  const { system } = scripted([iam(kind)]);
  expect(await findingsOf(system)).toMatchObject(findings);
});
