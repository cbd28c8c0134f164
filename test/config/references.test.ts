import { basename } from 'node:path';
import { loadSettings, type Vendor } from '../../src/config';
import type { JobSystem } from '../../src/contract';
import { vendors } from '../../src/vendors';
import { created, lab, load, oneSystem, problemsOf, write } from './settings-files';

const CANARY = 'canary-4711';
const withEnvironment = (variables: Record<string, string>) => Object.assign(process.env, variables);

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

const latest = () => created.at(-1)?.options;

it('gives the value of an environment variable', () => {
  withEnvironment({ LAB_SECRET: CANARY });
  const { secrets } = load(oneSystem('signing: {accessId: a, secret: "${env:LAB_SECRET}"}'));
  expect(latest()).toMatchObject({ signing: { secret: CANARY } });
  expect(secrets).toEqual([CANARY]);
  expect(created.at(-1)?.secrets).toEqual([CANARY]);
});

it('gives the text of a file without its last break', () => {
  const file = write('secret', `${CANARY}\nsecond\n`);
  load(oneSystem(`note: "\${file:${file}}"`));
  expect(latest()).toMatchObject({ note: `${CANARY}\nsecond` });
});

it('finds files beside the settings', () => {
  load(oneSystem(`note: "\${file:${basename(write('secret', CANARY))}}"`));
  expect(latest()).toMatchObject({ note: CANARY });
});

describe('what is not there', () => {
  const without = (...lines: string[]) =>
    loadSettings(write('job-control.yaml', oneSystem(...lines)), { lab }, { withoutSecrets: true });

  it('has a stand-in where nothing is sent', () => {
    const { secrets } = without(
      'signing: {accessId: "${env:NOT_SET}", secret: "${file:/no/such}"}',
      'ids: ["${env:NOT_SET}"]',
    );
    expect(secrets).toEqual([]);
    expect(latest()).toMatchObject({ signing: { accessId: '1111', secret: '1111' }, ids: [1111] });
  });

  it('is named where no stand-in fits', () => {
    expect(problemsOf(() => without('dryRun: ${env:NOT_SET}'))).toEqual([
      expect.stringContaining('systems.one.dryRun: ${env:NOT_SET} is not set'),
    ]);
  });

  it('excuses no wrong reference', () => {
    expect(problemsOf(() => without('note: ${what}'))).toEqual([
      expect.stringContaining('${what} is no reference'),
    ]);
  });
});

it('stands inside text, more than once', () => {
  withEnvironment({ ONE: 'first', TWO: '${env:ONE}' });
  load(oneSystem('note: "a ${env:ONE} b ${env:TWO} $${env:ONE}"'));
  expect(latest()).toMatchObject({ note: 'a first b ${env:ONE} ${env:ONE}' });
});

it('is read as what the schema wants', () => {
  withEnvironment({ NUMBER: '12', YES: 'true', WAIT: '1500' });
  load(
    oneSystem(
      'connections: ${env:NUMBER}',
      'dryRun: ${env:YES}',
      'timeout: ${env:WAIT}',
      'restarts: {attempts: "${env:NUMBER}"}',
      'ids: ["${env:NUMBER}"]',
      'note: ${env:NUMBER}',
    ),
  );
  expect(latest()).toMatchObject({
    connections: 12,
    dryRun: true,
    timeout: 1500,
    restarts: { attempts: 12 },
    ids: [12],
    note: '12',
  });
});

it('is no number inside other text', () => {
  withEnvironment({ NUMBER: '12' });
  expect(problemsOf(() => load(oneSystem('connections: "1${env:NUMBER}"')))).toEqual([
    'job-control.yaml:6:5 systems.one.connections: expected number, got text',
  ]);
});

it('is read as a number among words', () => {
  withEnvironment({ VERSION: '12', OFF: 'false' });
  load(oneSystem('version: ${env:VERSION}', 'restarts: ${env:OFF}'));
  expect(latest()).toMatchObject({ version: 12, restarts: false });
});

it('that names a secret of a recipe stays', () => {
  withEnvironment({ HOST: 'db.example' });
  const { secrets } = load(oneSystem('note: "${secret:DB}@${env:HOST} ${secret:DB}"', 'mode: fast'));
  expect(latest()).toMatchObject({ note: '${secret:DB}@db.example ${secret:DB}' });
  expect(secrets).toEqual(['db.example']);
});

it('that names a secret reaches the recipe of its vendor', () => {
  withEnvironment({ DRS_PASSWORD: CANARY });
  const file = write(
    'job-control.yaml',
    [
      'systems:',
      '  drs:',
      '    vendor: huawei-drs',
      '    url: https://drs.example',
      '    iam: {url: "https://iam.example", user: u, password: "${env:DRS_PASSWORD}", account: a, project: p}',
      '    recordedJobs:',
      '      c7debc9c-8e09-4a5d-8dd6-cc44f78jb20r: {job: {base_info: {}, password: "${secret:DB}"}}',
      '    secrets: {DB: "${env:DRS_PASSWORD}"}',
    ].join('\n'),
  );
  const given: unknown[] = [];
  const huaweiDrs = vendors['huawei-drs'];
  if (!huaweiDrs) throw new Error('There is no such vendor.');
  const watched: Vendor = { ...huaweiDrs, create: (options) => (given.push(options), {} as JobSystem) };
  loadSettings(file, { 'huawei-drs': watched });
  expect(given).toMatchObject([
    {
      recordedJobs: { 'c7debc9c-8e09-4a5d-8dd6-cc44f78jb20r': { job: { password: '${secret:DB}' } } },
      secrets: { DB: CANARY },
    },
  ]);
});

it.each([
  ['${env:NOT_SET}', '${env:NOT_SET} is not set'],
  ['${env:EMPTY}', '${env:EMPTY} is empty'],
  ['${file:/nowhere/secret}', '${file:/nowhere/secret} cannot be read (ENOENT)'],
  ['${secret:}', '${secret:} is no reference: write ${env:NAME} or ${file:/path}, or $${ for a plain ${'],
  ['${NOT_SET}', '${NOT_SET} is no reference: write ${env:NAME} or ${file:/path}, or $${ for a plain ${'],
])('that fails is named with its line: %s', (reference, problem) => {
  withEnvironment({ EMPTY: '' });
  expect(problemsOf(() => load(oneSystem(`connections: "${reference}"`)))).toEqual([
    `job-control.yaml:6:5 systems.one.connections: ${problem}`,
  ]);
});

it.each(['connections', 'mode', 'url', 'timeout', 'restarts', 'note', 'vendor', 'unknown'])(
  'shows no value in errors about %s',
  (key) => {
    withEnvironment({ LAB_SECRET: `bad-${CANARY}` });
    const one = { vendor: 'lab', url: 'http://x', userId: 1, [key]: '${env:LAB_SECRET}' };
    const text = JSON.stringify({ systems: { one } }); // which is YAML
    const problems = problemsOf(() => load(text));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`systems.one.${key}: `);
    expect(problems[0]).not.toContain(CANARY);
  },
);
