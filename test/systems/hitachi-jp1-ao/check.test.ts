import { findingsOf } from '../findings-of';
import { bare, listJson, scripted } from './scripted-server';

/** V12 AOCR0148, and AOCR0149 as its example has it. */
const USER = { userName: 'system', accessPermission: ['Admin'], resourceGroup: [] };
const VERSION = {
  productName: 'JP1/Automatic Operation',
  productVersion: '11-00-00',
  apiVersion: '01.01.00',
};
const withGroup = (...accessPermission: string[]) => ({
  userName: 'system',
  resourceGroup: [{ instanceID: 'Automation_RG_ALL', accessPermission }],
});

it('reads three things and changes none', async () => {
  const { system, lines } = scripted([USER, listJson(), VERSION], { version: 11 });
  expect(await findingsOf(system)).toMatchObject({
    reachable: 'true: JP1/AO answers.',
    credentials: 'true: It knows the user system.',
    permissions: 'true: It may read tasks, and act on them as Admin.',
    version: 'true: It is JP1/Automatic Operation 11-00-00.',
  });
  expect(lines()).toEqual([
    'GET user',
    "GET Tasks?HQL::filter=description ends 'job-control check: no task ends so'",
    'GET configuration/version',
  ]);
});

it('speaks the language of every version when it probes', async () => {
  const { system, sent } = scripted([USER, listJson(), VERSION], { version: 'probe' });
  await findingsOf(system);
  expect(sent.map(({ headers }) => headers?.['accept-language'])).toEqual(['ja', 'ja', 'ja']);
});

it.each<[string, object, string]>([
  ['a role in a group', withGroup('View', 'Submit'), 'true: It may read tasks, and act on them as Submit.'],
  [
    'a role that only looks',
    withGroup('View'),
    'unknown: It may read tasks. Whether it may act on them only an action shows.',
  ],
  [
    'no role at all',
    { userName: 'system' },
    'unknown: It may read tasks. Whether it may act on them only an action shows.',
  ],
])('permissions by %s', async (_, user, finding) => {
  const { system } = scripted([user, listJson(), VERSION]);
  expect((await findingsOf(system)).permissions).toBe(finding);
});

it.each<[string, number, string]>([
  ['may not read tasks', 403, 'false: It may not read tasks. '],
  ['cannot see them now', 412, 'unknown: Whether it may read tasks could not be seen. '],
])('who %s is told so', async (_, status, finding) => {
  const { system } = scripted([USER, bare(status), VERSION]);
  expect((await findingsOf(system)).permissions).toContain(finding);
});

it.each<[string, object, 11 | 12 | 'probe', string]>([
  [
    'older than the settings say',
    VERSION,
    12,
    'false: It is JP1/Automatic Operation 11-00-00, but the settings say version 12.',
  ],
  [
    'newer than they say',
    { ...VERSION, productVersion: '12-60-01' },
    11,
    'warning: It is JP1/Automatic Operation 12-60-01, but the settings say version 11.',
  ],
  ['probed', VERSION, 'probe', 'true: It is JP1/Automatic Operation 11-00-00.'],
  ['not told', bare(404), 12, 'unknown: It does not tell its version, as before version 12.'],
  ['told as a word', { productVersion: 'twelve' }, 12, 'unknown: It tells no version that can be read.'],
])('a version that is %s', async (...row) => {
  const [, told, version, finding] = row;
  const { system } = scripted([USER, listJson(), told], { version });
  expect((await findingsOf(system)).version).toBe(finding);
});

it('quotes no secret of the server', async () => {
  const { system } = scripted([{ userName: 'canary-7' }, listJson(), { productVersion: '12 canary-7' }], {
    secrets: ['canary-7'],
  });
  expect(JSON.stringify(await findingsOf(system))).not.toContain('canary-7');
});
