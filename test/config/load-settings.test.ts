import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadSettings } from '../../src/config';
import { created, lab, load, oneSystem, problemsOf, write } from './settings-files';

describe('settings', () => {
  it('give the task queue and the systems', () => {
    const settings = load(`taskQueue: night\n${oneSystem('timeout: 5s')}`);
    expect(settings).toMatchObject({ taskQueue: 'night', systems: { one: { vendor: 'lab' } }, secrets: [] });
    expect(created).toEqual([
      { options: { url: 'http://lab.example', userId: 7, timeout: 5000 }, secrets: [] },
    ]);
  });

  it('have a default task queue', () => {
    expect(load(oneSystem()).taskQueue).toBe('job-control');
  });

  it('answer the Nexus service only where told', () => {
    expect([load(oneSystem()).nexus, load(`nexus: true\n${oneSystem()}`).nexus]).toEqual([false, true]);
  });

  it('know no inherited names as systems', () => {
    expect(load(oneSystem()).systems['constructor']).toBeUndefined();
  });

  it('may use YAML anchors', () => {
    const settings = load(
      `${oneSystem('signing: &key {accessId: a, secret: b}')}\n  two: {vendor: lab, url: http://two, userId: 1, signing: *key}`,
    );
    expect(Object.keys(settings.systems)).toEqual(['one', 'two']);
  });
});

describe('an error', () => {
  it.each<[string, string, ...string[]]>([
    ['a wrong type', oneSystem('dryRun: maybe'), '6:5 systems.one.dryRun: expected true or false, got text'],
    ['a number in quotes', oneSystem('ids: [1, "2"]'), '6:14 systems.one.ids.1: expected number, got text'],
    [
      'a fraction',
      oneSystem('connections: 1.5'),
      '6:5 systems.one.connections: expected whole number, got number',
    ],
    ['a wrong word', oneSystem('mode: slow'), '6:5 systems.one.mode: expected fast | safe'],
    ['no value', oneSystem('dryRun:'), '6:5 systems.one.dryRun: expected true or false, got nothing'],
    [
      'an unknown key',
      oneSystem('signing: {accessId: a, secret: b, salt: c}'),
      '6:39 systems.one.signing.salt: unknown key',
    ],
    [
      'a key missing',
      oneSystem('signing: {accessId: a}'),
      '6:5 systems.one.signing.secret: missing, expected text',
    ],
    [
      'a wrong alternative',
      oneSystem('restarts: 3'),
      '6:5 systems.one.restarts: expected false, or expected map, got number',
    ],
    [
      'a fault in an alternative',
      oneSystem('restarts: {attempts: x}'),
      '6:16 systems.one.restarts.attempts: expected number, got text',
    ],
    [
      'a wrong duration',
      oneSystem('timeout: soon'),
      "6:5 systems.one.timeout: expected milliseconds, or text such as '30s', '5 minutes' or '1h', not negative",
    ],
    [
      'a wrong duration type',
      oneSystem('timeout: [1]'),
      '6:5 systems.one.timeout: expected number, or expected text, got list',
    ],
    [
      'a wrong URL',
      'systems: {one: {vendor: lab, url: "ftp://x", userId: 1}}',
      '1:30 systems.one.url: expected an http or https URL without user name, password, query or fragment',
    ],
    [
      'an unknown vendor',
      'systems: {one: {vendor: lib}}',
      "1:17 systems.one.vendor: unknown vendor 'lib', expected one of: lab",
    ],
    [
      'an inherited vendor',
      'systems: {one: {vendor: constructor}}',
      "1:17 systems.one.vendor: unknown vendor 'constructor', expected one of: lab",
    ],
    ['no vendor', 'systems: {one: {}}', '1:11 systems.one.vendor: missing, expected one of: lab'],
    ['no map', 'systems: {one: 1}', '1:11 systems.one: expected a map with vendor and url'],
    ['no systems', 'systems: {}', '1:1 systems: expected at least one system, or zones'],
    ['no systems at all', 'taskQueue: x', '1:1 systems: expected at least one system, or zones'],
    ['nothing in either', 'zones: {}', '1:1 systems: expected at least one system, or zones'],
    ['systems as text', 'systems: lab', '1:1 systems: expected a map of systems'],
    ['an unknown key at the top', `queue: x\n${oneSystem()}`, '1:1 queue: unknown key'],
    ['nothing', '', '1:1 expected map, got nothing'],
    ['a vendor that objects', oneSystem('note: broken'), '2:3 systems.one: cannot be made'],
  ])('names %s with its line', (_, text, ...problems) => {
    expect(problemsOf(() => load(text))).toEqual(problems.map((problem) => `job-control.yaml:${problem}`));
  });

  it.each(['a b', '-a', '__proto__', 'ä', 'x'.repeat(65)])('refuses the system name %s', (name) => {
    const [problem, ...others] = problemsOf(() =>
      load(`systems:\n  ${name}: {vendor: lab, url: http://x, userId: 1}`),
    );
    expect(problem).toContain('2:3 systems');
    expect(problem).toContain('expected a name of letters');
    expect(others).toEqual([]);
  });

  it('lists all problems in the order of lines', () => {
    const text = `${oneSystem('mode: slow', 'dryRun: 1', 'signing: {accessId: 1}')}\nqueue: x`;
    expect(problemsOf(() => load(text)).map((line) => line.split(' ')[1])).toEqual([
      'systems.one.mode:',
      'systems.one.dryRun:',
      'systems.one.signing.secret:',
      'systems.one.signing.accessId:',
      'queue:',
    ]);
    expect(created).toEqual([]);
  });

  it('names a file that cannot be read', () => {
    const missing = join(dirname(write('x', '')), 'missing.yaml');
    expect(problemsOf(() => loadSettings(missing, { lab }))).toEqual([
      'missing.yaml cannot be read (ENOENT): name a settings file with --settings or $JOB_CONTROL_SETTINGS',
    ]);
    mkdirSync(missing);
    expect(problemsOf(() => loadSettings(missing, { lab }))).toEqual(['missing.yaml not a file']);
  });
});

describe('YAML', () => {
  it.each([
    ['an open bracket', 'systems: [', /^job-control.yaml:1:11 YAML: Flow sequence/],
    ['a duplicate key', 'systems: {}\nsystems: {}', /^job-control.yaml:2:1 YAML: Map keys must be unique/],
    ['a tag', `systems: !custom {}`, /^job-control.yaml:1:10 YAML: Unresolved tag: !custom/],
    ['a well-known tag', `systems: !!binary aGk=`, /^job-control.yaml:1:10 YAML: Unresolved tag/],
    ['a second document', 'a: 1\n---\nb: 1', /^job-control.yaml:2:1 YAML: .*multiple documents/],
    ['a key that is a map', '{a: 1}: 2', /^job-control.yaml:1:1 YAML: .*keys/],
    ['an alias of nothing', 'systems: *nothing', /YAML: Unresolved alias/],
    ['an alias of itself', 'systems: &all {one: *all}', /a YAML alias that contains itself/],
    ['too many aliases', laughs(), /YAML: Excessive alias count/],
    ['too deep nesting', '['.repeat(100_000), /YAML: /],
    ['too much of it', `# ${'x'.repeat(1024 * 1024)}`, /^job-control.yaml larger than 1048576 bytes$/],
  ])('with %s is refused', (_, text, problem) => {
    expect(problemsOf(() => load(text))[0]).toMatch(problem);
  });

  it('errors quote no line of the file', () => {
    expect(problemsOf(() => load('{password: canary, systems: [')).join()).not.toContain('canary');
  });
});

function laughs(): string {
  const levels = Array.from(
    { length: 8 },
    (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level}, `.repeat(9)}]`,
  );
  return ['l0: &l0 [ha]', ...levels].join('\n');
}
