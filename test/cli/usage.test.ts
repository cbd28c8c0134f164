import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type } from './typed';

const folder = mkdtempSync(join(tmpdir(), 'job-control-cli-'));
const write = (name: string, text: string) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

describe('the command line', () => {
  it('explains itself', async () => {
    const { code, stdout } = await type(['--help']);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/Usage: job-control[\s\S]*Exit codes: 0 /)]);
  });

  it.each([[[]], [['stop']], [['plan']], [['plan', 'run']]])('explains %j after help', async (words) => {
    const asked = await type(['help', ...words]);
    expect(asked).toEqual(await type([...words, '--help']));
    expect([asked.code, asked.stdout]).toEqual([
      0,
      expect.stringContaining(['Usage: job-control', ...words].join(' ')),
    ]);
  });

  it('tells its version', async () => {
    expect(await type(['--version'])).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' });
  });

  it.each([
    ['an unknown command', ['stopp', 'boro-lab', '1'], /Did you mean stop\?/],
    ['help on an unknown command', ['help', 'stopp'], /Did you mean stop\?/],
    ['help on an unknown command of plans', ['help', 'plan', 'shw'], /Did you mean show\?/],
    ['no command', [], /Usage: job-control/],
    ['an unknown option', ['stop', 'boro-lab', '1', '--mod', 'force'], /Did you mean --mode\?/],
    ['a wrong mode', ['stop', 'boro-lab', '1', '--mode', 'hard'], /graceful, force, pause/],
    ['a wrong way', ['rerun', 'boro-lab', '1', '--ways', 'resume,anew'], /from-failed-step/],
    ['a wrong time', ['stop', 'boro-lab', '1', '--deadline', 'soon'], /milliseconds, or text such as '30s'/],
    ['no jobs', ['stop', 'boro-lab'], /Name at least one job/],
    ['a job twice', ['stop', 'boro-lab', '1', '1'], /different job ids, but "1" is there twice/],
    ['no system', ['stop'], /missing required argument 'system'/],
    ['status of nothing', ['status'], /Name either a system/],
    ['a wrong decision', ['resolve', 'w', '1', 'forget'], /Allowed choices are adopt/],
    ['an adoption of nothing', ['resolve', 'w', '1', 'adopt'], /adopt needs it/],
    [
      'settings that are not there',
      ['systems', '--settings', '/no/such.yaml'],
      /such.yaml cannot be read \(ENOENT\): name .* with --settings or \$JOB_CONTROL_SETTINGS/,
    ],
    ['settings named for routing', ['stop', 'a', '1', '--settings', '/no/such.yaml'], /such.yaml cannot/],
  ])('ends with 2 for %s', async (_what, args, message) => {
    const { code, stdout, stderr } = await type(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  it.each([
    ['--yes', ['schedule', 'update', 's', '--every', '1h', '--yes'], /For --yes the plan is needed/],
    ['--settings', ['schedule', 'update', 's', '--overlap', 'skip', '--settings', 'a.yaml'], /with --plan/],
    ['--time-zone', ['schedule', 'update', 's', '--every', '1h', '--time-zone', 'UTC'], /with --cron/],
    [
      '--time-zone',
      ['schedule', 'create', 's', 'p.yaml', '--every', '1h', '--time-zone', 'UTC'],
      /with --cron/,
    ],
    [
      '--task-queue, --zone',
      ['status', '--workflow', 'w', '--zone', 'berlin', '--task-queue', 'q'],
      /--task-queue, --zone go with a system and job ids/,
    ],
  ])('drops no %s', async (_what, args, message) => {
    const { code, stdout, stderr } = await type(args);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(message) as string]);
  });

  it('wants ids on standard input', async () => {
    const { code, stderr } = await type(['stop', 'boro-lab'], { stdin: '\n \n# 4711, of old\n' });
    expect([code, stderr]).toEqual([2, 'There is no job id on standard input: give one a line.\n']);
  });

  it('takes no comment on standard input for an id', async () => {
    const stdin = '# of the night shift\n4711\n\n  # and once more\r\n 4711\n';
    const { stderr } = await type(['stop', 'boro-lab', '-'], { stdin });
    expect(stderr).toContain('different job ids, but "4711" is there twice');
  });

  it('takes an id for one that begins as a comment does', async () => {
    const { stderr } = await type(['stop', 'boro-lab', '-'], { stdin: '#47\n#47\n#\n' });
    expect(stderr).toContain('different job ids, but "#47" is there twice');
  });

  it('refuses more jobs than a batch takes', async () => {
    const stdin = Array.from({ length: 501 }, (_, index) => `${index}\n`).join('');
    const { code, stderr } = await type(['stop', 'boro-lab', '-'], { stdin });
    expect([code, stderr]).toEqual([2, expect.stringContaining('make a plan')]);
  });

  it.each([
    ['a command', ['st\u001b[2Jop']],
    ['an option', ['stop', 'boro-lab', '1', '--\u001b]0;owned\u0007']],
    ['a file', ['stop', 'boro-lab', '1', '--input', 'no\u202e\u001b[2J.yaml']],
  ])('makes %s from outside harmless', async (_what, args) => {
    const { code, stderr } = await type(args);
    const steering = ['\u0007', '\u001b', '\u202e'];
    expect([code, steering.filter((sign) => stderr.includes(sign))]).toEqual([2, []]);
  });
});

describe('an input file', () => {
  it.each([
    ['not YAML', 'stop: [', /:1:\d+ YAML/],
    ['no map', '- stop', /:1:1 expected a map/],
    [
      'an unknown option',
      'jobs: [1]\nstop:\n  mode: force\n  mood: bad\n',
      /:4:3 stop\.mood: unknown; known are mode/,
    ],
    ['a number for an id', 'jobs: [4711]\n', /:1:1 jobs: expected a list .* but one of them is 4711/],
    ['a recipe of another job', 'rerun:\n  recipes:\n    "2": {}\n', /:2:3 rerun\.recipes: "2" is not among/],
  ])('with %s is refused with its place', async (_what, text, message) => {
    const file = write('input.yaml', text);
    const ids = text.startsWith('jobs') ? [] : ['1'];
    const { code, stderr } = await type(['remediate', 'boro-lab', ...ids, '--input', file]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr.startsWith(file)).toBe(true);
  });
});

it('a zone of an input file goes above the settings', async () => {
  const settings = write('zones.yaml', 'zones:\n  boro-lab: berlin\n');
  const file = write('zoned.yaml', 'zone: 5\n');
  const { code, stderr } = await type(['stop', 'boro-lab', '1', '--input', file, '--settings', settings]);
  expect([code, stderr]).toEqual([2, expect.stringMatching(/zoned\.yaml:1:1 zone: expected text/) as string]);
});

describe('a plan file', () => {
  const plan = (text: string) => write('plan.yaml', text);
  const run = (text: string) => type(['plan', 'run', plan(text)], { stdin: '' });

  it('is refused with the place of each fault', async () => {
    const { code, stderr } = await run(
      'steps:\n  a: { action: stop, system: x, jobs: ["1"], after: [b] }\n  b:\n    action: stop\n    system: x\n    jobs: []\n    after: [a]\n',
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(/plan\.yaml:6:\d+ steps\.b\.jobs: expected/);
  });

  it('is refused with the way round a cycle', async () => {
    const { stderr } = await run(
      'steps:\n  a: { action: stop, system: x, jobs: ["1"], after: [b] }\n  b: { action: stop, system: x, jobs: ["2"], after: [a] }\n',
    );
    expect(stderr).toMatch(/plan\.yaml:\d+:\d+ steps.*a -> b -> a/);
  });

  it('is refused without steps', async () => {
    expect(await run('onFailure: ask\n')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('steps') as string,
    });
  });

  it('that stops for good is refused without a terminal', async () => {
    const { code, stderr } = await run(
      'steps:\n  a: { action: stop, system: x, jobs: ["1"], stop: { allowIrreversible: true } }\n',
    );
    expect([code, stderr]).toEqual([2, expect.stringMatching(/allowed in a\..*add --yes/) as string]);
  });
});

describe('stops that cannot be undone', () => {
  const args = ['stop', 'drs-lab', '1', '2', '--allow-irreversible'];

  it('are refused without a terminal', async () => {
    expect(await type([...args], { stdin: '' })).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/2 jobs on drs-lab: 1, 2\..*add --yes\. Nothing was sent/) as string,
    });
  });

  it('are refused where an input file allows them', async () => {
    const file = write('allowed.yaml', 'stop: { allowIrreversible: true }\n');
    const { code, stderr } = await type(['stop', 'drs-lab', '1', '--input', file], { stdin: '' });
    expect([code, stderr]).toEqual([2, expect.stringContaining('add --yes')]);
  });

  it('are not sent after no', async () => {
    const { code, stderr } = await type([...args], { typed: 'no\n' });
    expect([code, stderr]).toEqual([2, expect.stringContaining('Not confirmed. Nothing was sent.')]);
  });

  it('are not sent when the question is left', async () => {
    expect((await type([...args], { typed: '' })).code).toBe(130);
  });

  it('are sent after yes', async () => {
    process.env.TEMPORAL_CONFIG_FILE = join(folder, 'none.toml');
    process.env.TEMPORAL_PROFILE = 'nowhere';
    const { stderr } = await type([...args], { typed: 'yes\n' });
    delete process.env.TEMPORAL_PROFILE;
    // So far it came: it looked for Temporal.
    expect(stderr).toContain("Temporal's configuration");
  });
});

describe('the systems', () => {
  const settings = write(
    'two.yaml',
    'systems:\n  boro-lab: { vendor: elecard-boro-vod, url: http://boro.example, userId: 1, projectId: 2 }\n',
  );

  it('are listed with what they can do', async () => {
    const { code, stdout } = await type(['systems', '--settings', settings]);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^SYSTEM .*\nboro-lab +elecard-boro-vod +job-control +graceful +new-run/),
    ]);
  });

  it('are listed without their secrets', async () => {
    const file = write(
      'secret.yaml',
      'systems:\n  ao-lab: { vendor: hitachi-jp1-ao, url: https://ao.example, user: jp1admin, password: "${env:NOT_SET_HERE}" }\n',
    );
    const { code, stdout, stderr } = await type(['systems', '--settings', file]);
    expect([code, stdout, stderr]).toEqual([
      0,
      expect.stringMatching(/\nao-lab +hitachi-jp1-ao /) as string,
      '',
    ]);
    expect(await type(['check', '--settings', file])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('${env:NOT_SET_HERE} is not set') as string,
    });
  });

  it('are one JSON document', async () => {
    const { stdout } = await type(['systems', '--json'], { env: { JOB_CONTROL_SETTINGS: settings } });
    expect(JSON.parse(stdout)).toMatchObject({ systems: [{ name: 'boro-lab', taskQueue: 'job-control' }] });
  });
});
