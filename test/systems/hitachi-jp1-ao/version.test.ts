import { bare, CALL, failureOf, intent, listJson, scripted, taskJson } from './scripted-server';

/** V12 AOCR0149, the manual's own example. */
const VERSION = {
  productName: 'JP1/Automatic Operation',
  productVersion: '11-00-00',
  apiVersion: '01.01.00',
};
const twelve = { ...VERSION, productVersion: '12-60-01' };
const search = [intent('1', { way: 'new-run' })];

describe('the version', () => {
  it('is asked for once', async () => {
    const { system, lines } = scripted([VERSION, taskJson('1'), taskJson('1')], { version: 'probe' });
    await system.status(['1'], CALL);
    await system.status(['1'], CALL);
    expect(lines()).toEqual(['GET configuration/version', 'GET Tasks/1', 'GET Tasks/1']);
  });

  it('is not asked for when it is set', async () => {
    const { system, lines } = scripted([taskJson('1')], { version: 11 });
    await system.status(['1'], CALL);
    expect(lines()).toEqual(['GET Tasks/1']);
  });

  it.each([
    ['11', VERSION, 'HQL::filter'],
    ['12', twelve, 'q='],
    ['10, as it does not tell', bare(404), 'HQL::filter'],
  ])('decides how to search: %s', async (_, version, parameter) => {
    const { system, lines } = scripted([version, listJson(), listJson()], { version: 'probe' });
    await system.findReruns(search, CALL);
    expect(lines()[1]).toContain(`GET Tasks?${parameter}`);
  });

  it.each([
    ['nothing', {}, 'protocol'],
    ['a word', { productVersion: 'twelve' }, 'protocol'],
    ['a page', '<html></html>', 'protocol'],
    ['an outage', bare(412), 'unavailable'],
  ])('is asked for again after %s', async (_, response, kind) => {
    const { system } = scripted([response, VERSION, taskJson('1')], { version: 'probe' });
    expect(await failureOf(() => system.status(['1'], CALL))).toMatchObject({ kind });
    expect(await system.status(['1'], CALL)).toMatchObject([{ outcome: 'found' }]);
  });

  it('costs no rerun its certainty', async () => {
    const { system } = scripted([bare(500)], { version: 'probe' });
    expect(await failureOf(() => system.submitRerun(intent('1'), CALL))).toMatchObject({ effect: 'none' });
  });
});

describe('capabilities', () => {
  it.each([
    [10, ['graceful'], 'active'],
    ['probe', ['graceful'], 'active'],
    [11, ['graceful', 'force'], 'all'],
    [12, ['graceful', 'force'], 'all'],
  ] as const)('of version %s', (version, modes, sees) => {
    const { capabilities } = scripted([], { version }).system;
    expect(Object.keys(capabilities.stop.modes)).toEqual(modes);
    expect(capabilities.rerun.ways.find(({ way }) => way === 'new-run')?.search).toEqual({ sees });
    expect(JSON.parse(JSON.stringify(capabilities))).toEqual(capabilities);
  });

  it('leave no step out unasked', () => {
    expect(scripted([]).system.capabilities.rerun.ways.map(({ way }) => way)).toEqual([
      'from-failed-step',
      'new-run',
      'after-failed-step',
    ]);
  });
});
