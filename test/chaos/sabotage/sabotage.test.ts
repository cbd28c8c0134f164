import { withSabotageTable } from '../../../scripts/chaos/sabotage/document-table';
import { sabotaged } from '../../../scripts/chaos/sabotage/sabotaged-lib';
import { matrixOf } from '../../../scripts/chaos/cells/matrix';
import { SABOTAGES } from '../../../scripts/chaos/sabotage/sabotages';
import { VENDORS } from '../../../scripts/chaos/vendors';

const [fence] = SABOTAGES;
if (!fence) throw new Error('There is no sabotage.');

it('changes the one place', () => {
  expect(sabotaged(`a; ${fence.find} b;`, fence)).toBe(`a; ${fence.replace} b;`);
});

it.each([
  ['a; b;', 'is not there in'],
  [`${fence.find} ${fence.find}`, 'is there 2 times in'],
])('refuses code without exactly one', (code, says) => {
  expect(() => sabotaged(code, fence)).toThrow(says);
});

it.each(SABOTAGES.map((sabotage) => [sabotage.name, sabotage] as const))(
  '%s has cells to notice it',
  (_name, sabotage) => {
    const ids = matrixOf(VENDORS).cells.map(({ id }) => id);
    const { cells, cheapest = cells } = sabotage;
    const cheap = ids.filter((id) => cheapest.test(id));
    expect(cheap).toHaveLength(1);
    expect(ids.filter((id) => cells.test(id))).toEqual(expect.arrayContaining(cheap));
  },
);

describe('the table', () => {
  const report = {
    ...{ name: 'fence', how: 'no look', cells: 9 },
    noticedBy: [{ cell: 'boro/x/y', violation: 'target 5387 was rerun 2 times (3 runs)' }],
  };

  it('stands between its markers', () => {
    const table = withSabotageTable('a\n\n<!-- sabotage -->\nold\n<!-- /sabotage -->\nb\n', [report]);
    expect(table).toContain('| **fence**: no look | 1 of 9 cells | `boro/x/y`: a job was rerun 2 times |');
    expect(table).not.toContain('old');
    expect(table).toMatch(/^a\n[\s\S]*\nb\n$/);
  });

  it('needs its markers', () => {
    expect(() => withSabotageTable('a', [report])).toThrow('has no <!-- sabotage -->');
  });
});
