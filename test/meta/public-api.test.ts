import * as workflows from '../../src/workflows';
import { PLAN_WORKFLOWS, WORKFLOWS } from '../../src/contract';
import { exportedApis } from './exported-api';
import { DOORS } from './public-api';
import { sourceFile } from './source-files';

const apis = exportedApis(DOORS.map(({ file }) => file));

describe('the public API', () => {
  it('has the doors of package.json', () => {
    const { exports } = JSON.parse(sourceFile('package.json').text) as { exports: Record<string, unknown> };
    const doors = Object.keys(exports).filter((door) => !/\.json$|\*/.test(door));
    expect(doors.sort()).toEqual(DOORS.map(({ door }) => door).sort());
  });

  it.each(DOORS.map((door, index) => ({ ...door, api: apis[index] })))(
    'behind $door is what is listed',
    ({ values, types, api }) => {
      expect(api).toEqual({ values, types });
    },
  );
});

describe('the workflows door', () => {
  const exported = Object.entries<unknown>(workflows);

  it('has no functions but the workflows', () => {
    const functions = exported.filter(([, value]) => typeof value === 'function').map(([name]) => name);
    expect(functions.sort()).toEqual([...Object.values(WORKFLOWS), ...Object.values(PLAN_WORKFLOWS)].sort());
  });

  it('has definitions besides', () => {
    const others = exported.flatMap(([, value]) => (typeof value === 'function' ? [] : [value]));
    for (const definition of others) {
      expect(definition).toMatchObject({ type: expect.stringMatching(/^(signal|query|update)$/) as string });
    }
  });
});
