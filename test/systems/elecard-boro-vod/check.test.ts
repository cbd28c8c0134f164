import { findingsOf } from '../findings-of';
import { scripted } from './scripted-project';

const SEEN = { reply: [{ method: 'TaskStatus', result: [] }] };
const dated = (offset: number) => ({
  status: 200,
  headers: { 'content-type': 'application/json', date: new Date(Date.now() + offset).toUTCString() },
  body: JSON.stringify(SEEN),
  call: 'TaskStatus',
});

it('reads the active tasks and changes nothing', async () => {
  const { system, sent } = scripted([SEEN]);
  expect(await findingsOf(system)).toEqual({
    reachable: 'true: Boro VoD answers.',
    credentials: 'unknown: Requests are not signed: it takes the user id on trust.',
    permissions:
      'unknown: The user may read the tasks of the project. Whether it may stop them only a stop shows.',
    version: 'unknown: The Control API tells no version.',
    clock: 'unknown: No answer told the time of the server.',
  });
  expect(sent.map(({ call, body }) => [call, body])).toEqual([
    ['TaskStatus', expect.stringContaining('"task_ids":"*"')],
  ]);
});

it('does not overrate a signature that is taken', async () => {
  const { system } = scripted([SEEN], { isSigned: true });
  expect((await findingsOf(system)).credentials).toBe('true: It takes our signature, or looks at none.');
});

it.each<[string, boolean, number, RegExp]>([
  ['refuses signatures', true, 62_000, /^false: .* ahead of ours, and a signature is valid for one minute/],
  ['refuses nothing unsigned', false, 62_000, /^warning: .* ahead of ours: set both/],
  ['is worth a look', true, -20_000, /^warning: .* behind ours/],
  ['is right', true, 0, /^true: /],
])('a clock that %s', async (...row) => {
  const [, isSigned, offset, finding] = row;
  const { system } = scripted([dated(offset)], { isSigned });
  expect((await findingsOf(system)).clock).toMatch(finding);
});

it('a refusal under 200 is about the project', async () => {
  const { system } = scripted([{ reply: [{ method: 'TaskStatus', errors: ['Project not found'] }] }]);
  expect(await findingsOf(system)).toMatchObject({
    reachable: 'true: Boro VoD answers.',
    credentials: 'unknown: Not known: the read that would show it failed.',
    permissions: 'false: TaskStatus failed: "Project not found".',
  });
});

it.each<[number, string, RegExp]>([
  [401, 'credentials', /^false: .*check accessId and secret/],
  [403, 'permissions', /^false: .*Nginx denies API access by default/],
  [404, 'reachable', /^false: .*"Control API" is not ticked/],
])('HTTP %i is told with its hint', async (status, name, finding) => {
  const { system } = scripted([{ status, headers: {}, body: '', call: 'TaskStatus' }]);
  expect(await findingsOf(system)).toMatchObject({ [name]: expect.stringMatching(finding) as string });
});
