import type { RerunResult } from '../../../src/contract';
import { type Board, openBoard } from '../../../src/workflows/board';
import { describeBoards } from '../../../src/workflows/details';
import { noteInspection } from '../../../src/workflows/stop-case';
import { withPlainSpaces } from '../with-plain-spaces';
import { BATCH, found } from './cases';

function board(ids: readonly string[], rawStatus = 'In Progress', system = 'lab'): Board {
  const opened = openBoard({ ...BATCH, system, ids }, 'remediate');
  for (const stopCase of opened.cases) noteInspection(stopCase, found({ rawStatus }));
  return opened;
}

function asking(opened: Board, id: string, reason: string): Board {
  const result: RerunResult = { id, outcome: 'unproven', reason, evidence: [] };
  opened.reruns.set(id, result);
  opened.questions.add(id);
  return opened;
}

/** The status column of the one job shown. */
function shown(rawStatus: string): string | undefined {
  return withPlainSpaces(describeBoards([board(['1'], rawStatus)]))
    .split('\n')
    .at(-1)
    ?.split(' | ')[2];
}

describe('the details', () => {
  it('are a table of jobs', () => {
    expect(withPlainSpaces(describeBoards([board(['1', '2'])]))).toBe(
      [
        '### lab: inspecting',
        '',
        '| job | phase | lab says | verdict | rerun | new id |',
        '| --- | --- | --- | --- | --- | --- |',
        '| 1 | running | In Progress |  |  |  |',
        '| 2 | running | In Progress |  |  |  |',
      ].join('\n'),
    );
  });

  it('keep the columns of a table apart', () => {
    expect(describeBoards([board(['1'])])).toContain('| 1\u2002| running\u2002|');
  });

  it('begin with what a person must decide', () => {
    const text = describeBoards([asking(board(['1', '2']), '2', 'Two runs [a] *b*.')]);
    expect(text.split('\n').slice(0, 5)).toEqual([
      '### lab: inspecting',
      '',
      'A person has to decide:',
      '- **2**: Two runs \\[a\\] \\*b\\*.',
      '',
    ]);
  });

  it('have a table for each board', () => {
    expect(describeBoards([board(['1']), board(['1'])]).match(/^### lab/gm)).toHaveLength(2);
  });
});

describe('text from outside', () => {
  it.each([
    ['pipes', 'a | b', 'a   b'],
    ['emphasis', '*a* _b_', '\\*a\\* \\_b\\_'],
    ['links', '[a](http://b)', '\\[a\\](http\\://b)'],
    ['bare links', 'HTTPS://b www.c.d', 'HTTPS\\://b www\\.c.d'],
    ['addresses', 'a@b.c', 'a\\@b.c'],
    ['images', '![a](b)', '!\\[a\\](b)'],
    ['code and HTML', '`a` <b>', ' a   b '],
    ['escapes', 'a\\', 'a\\\\'],
    ['line ends', 'a\r\nb', 'a  b'],
    ['ANSI colours', '\u001b[31mred', ' \\[31mred'],
    ['text that runs backwards', 'a\u202Eb', 'a b'],
    ['any script', '运行中 Läuft', '运行中 Läuft'],
  ])('cannot smuggle %s', (_, outside, inside) => {
    expect(shown(outside)).toBe(inside);
  });

  it('includes the name of the system', () => {
    const text = describeBoards([board(['1'], 'x', 'a|b\n# c')]);
    expect(text.split('\n')).toHaveLength(5);
    expect(withPlainSpaces(text)).toContain('| a b # c says |');
  });
});

describe('too much text', () => {
  const ids = Array.from({ length: 500 }, (_, index) => `job-${index}`);
  const bytes = (text: string) => Buffer.byteLength(text);

  it.each(['In Progress', '正在进行中正在进行中正在进行中'])('is cut at a line (%s)', (rawStatus) => {
    const text = describeBoards([board(ids, rawStatus)]);
    expect(bytes(text)).toBeGreaterThan(17_000);
    expect(bytes(text)).toBeLessThan(18_200);
    const [last, blank, cut] = text.split('\n').reverse();
    expect([last, blank]).toEqual(['More jobs than can be shown here: the progress query has them all.', '']);
    expect(cut).toMatch(/^\| .*\|$/);
  });

  it('keeps the questions', () => {
    expect(describeBoards([asking(board(ids), 'job-499', 'Which one?')])).toContain(
      '- **job-499**: Which one?',
    );
  });
});
