import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandWords, fillHelp, helpOf } from '../../scripts/command-line/help-texts';

const document = readFileSync(join(__dirname, '../../docs/command-line.md'), 'utf8');

describe('the document of the command line', () => {
  it('has the help of every command as it is', async () => {
    expect(await fillHelp(document)).toBe(document);
  });

  it('is caught when it is stale', async () => {
    const stale = document.replace('--escalate-after', '--escalate');
    expect(await fillHelp(stale)).not.toBe(stale);
  });

  it('shows only commands that there are', () => {
    const [, session = ''] = /<!-- session -->([\s\S]*)<!-- \/session -->/.exec(document) ?? [];
    const typed = [...session.matchAll(/^\$ job-control (\w+)/gm)].map(([, word]) => word);
    const known = commandWords().map(([word]) => word);
    expect(typed.length).toBeGreaterThan(5);
    expect(typed.filter((word) => !known.includes(word))).toEqual([]);
  });
});

describe('the help', () => {
  it.each(commandWords().map((words) => words.join(' ')))('of %s has an example', async (command) => {
    expect(await helpOf(command.split(' '))).toMatch(
      new RegExp(`Examples?:\n  # .+\n  \\$ .*job-control ${command}`),
    );
  });
});
