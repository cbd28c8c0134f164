import { type Column, rowLine, widthsFor } from '../../../src/cli/screen/columns';
import { frame, plainWidth } from '../../../src/cli/screen/frame';
import { plainPaint } from '../../../src/cli/screen/paint';

const table: readonly Column<readonly [string, string]>[] = [
  { head: 'NAME', text: ([name]) => name, least: 4 },
  { head: 'PHASE', text: ([, phase]) => phase },
];

/** Names as operators give them, with the columns that a terminal needs for each. */
const NAMES: readonly (readonly [what: string, name: string, width: number])[] = [
  ['plain letters', 'nightly', 7],
  ['letters with accents', 'Übertragung', 11],
  ['accents of their own', 'U\u0308bertragung', 11],
  ['Japanese', '夜間バッチ', 10],
  ['halfwidth kana', 'ﾊﾞｯﾁ', 4],
  ['fullwidth letters', 'ＪＰ１', 6],
  ['Korean', '야간 작업', 9],
  ['Korean in parts', '야간'.normalize('NFD'), 4],
  ['Thai with a spacing vowel', 'กำ', 2],
  ['an emoji of several', '👩‍🔧 night', 8],
  ['a flag', '🇯🇵', 2],
  ['a sign made an emoji', '❤\ufe0f', 2],
  ['a joiner that is not seen', 'a\u200bb', 2],
];

describe('a table', () => {
  it.each(NAMES)('is straight with %s', (_what, name, width) => {
    const rows = [[name, 'running'] as const, ['twelve chars', 'failed'] as const];
    const widths = widthsFor(table, rows, 80);
    expect(widths[0]).toBe(12);
    expect(rowLine(table, rows[0] ?? ['', ''], { widths, paint: plainPaint })).toBe(
      `${name}${' '.repeat(12 - width)}  running`,
    );
    expect([plainWidth(name), widthsFor(table, [[name, '']], 80)[0]]).toEqual([width, Math.max(4, width)]);
  });

  it.each([
    [10, '夜間バッチ'],
    [9, '夜間バッ…'],
    [8, '夜間バ… '],
    [4, '夜… '],
  ])('in %d columns splits no character', (columns, shown) => {
    const widths = [columns, 1];
    expect(rowLine(table, ['夜間バッチ', 'x'], { widths, paint: plainPaint })).toBe(`${shown}  x`);
  });

  it('keeps marks with their letters', () => {
    const widths = [4, 1];
    expect(rowLine(table, ['U\u0308u\u0308u\u0308u\u0308u\u0308', 'x'], { widths, paint: plainPaint })).toBe(
      'U\u0308u\u0308u\u0308…  x',
    );
  });

  it('fits the terminal with wide titles', () => {
    const place = { columns: 20, rows: 40, paint: plainPaint, table };
    const all = [
      { title: '夜間バッチの再実行処理', stage: 'running', rows: [['夜間バッチの再実行', 'x'] as const] },
    ];
    const [, title, ...others] = frame(all, 3, place);
    expect(title).toBe('夜間バッチの再実行…');
    expect(others.map(plainWidth).filter((width) => width > 20)).toEqual([]);
  });
});
