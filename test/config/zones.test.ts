import { load, oneSystem, problemsOf } from './settings-files';

const zones = (...lines: string[]) => ['zones:', ...lines.map((line) => `  ${line}`)].join('\n');

it('names systems of other task queues', () => {
  const settings = load(`${oneSystem()}\n${zones('boro-berlin: job-control-berlin')}`);
  expect(Object.entries(settings.zones)).toEqual([['boro-berlin', 'job-control-berlin']]);
  expect(Object.keys(settings.systems)).toEqual(['one']);
});

it('is enough without systems, for clients', () => {
  const { taskQueue, systems, zones: found } = load(zones('boro-berlin: job-control'));
  expect([taskQueue, Object.keys(systems), { ...found }]).toEqual([
    'job-control',
    [],
    { 'boro-berlin': 'job-control' },
  ]);
});

it('may be left out', () => {
  expect(Object.keys(load(oneSystem()).zones)).toEqual([]);
});

it('knows no inherited names', () => {
  expect(load(zones('boro-berlin: q')).zones['constructor']).toBeUndefined();
});

it('takes a task queue by reference', () => {
  process.env['ZONE_QUEUE'] = 'job-control-berlin';
  expect(load(zones('boro-berlin: "${env:ZONE_QUEUE}"')).zones['boro-berlin']).toBe('job-control-berlin');
  delete process.env['ZONE_QUEUE'];
});

it.each<[string, string, string]>([
  [
    'a system twice',
    `${zones('one: elsewhere')}\n${oneSystem()}`,
    '2:3 zones.one: is in systems too: a system is reached either here or by other workers',
  ],
  [
    'its own task queue',
    `${zones('two: job-control')}\n${oneSystem()}`,
    '2:3 zones.two: is the task queue of this file, whose workers do not have the system',
  ],
  ['a number', zones('two: 5'), '2:3 zones.two: expected text, got number'],
  ['no task queue', zones('two:'), '2:3 zones.two: expected text, got nothing'],
  [
    'a wrong name',
    zones('"a b": q'),
    '2:3 zones.a b: expected a name of letters, digits, - _ and ., 64 at most, a letter or digit first',
  ],
  ['a list', `zones: [one]`, '1:1 zones: expected a map of systems and the task queues of their workers'],
])('%s is refused', (_, text, problem) => {
  expect(problemsOf(() => load(text))).toEqual([`job-control.yaml:${problem}`]);
});

it('__proto__ is refused', () => {
  expect(problemsOf(() => load(zones('__proto__: q'))).join()).toContain('expected a name of letters');
});
