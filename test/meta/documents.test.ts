import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { embedExamples } from '../../scripts/embed-examples';

const ROOT = join(__dirname, '../..');
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: ROOT,
})
  .toString()
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(ROOT, file)));
const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const { scripts, bin } = JSON.parse(text('package.json')) as Record<
  'scripts' | 'bin',
  Record<string, string>
>;

describe('the documents', () => {
  it.each(tracked)('%s links only to what exists', (file) => {
    expect(brokenLinks(file, text(file))).toEqual([]);
  });

  it('a broken link is found', () => {
    expect(brokenLinks('README.md', '[x](no-such-file.md)')).toEqual(['no-such-file.md']);
  });

  it.each(tracked)('%s shows examples as they are', (file) => {
    expect(embedExamples(text(file))).toBe(text(file));
  });

  it('a changed example is found', () => {
    const stale = '<!-- from examples/job-control.yaml -->\n```yaml\nold\n```';
    expect(embedExamples(stale)).not.toBe(stale);
  });

  it.each(tracked)('%s names only commands that exist', (file) => {
    expect(unknownCommands(text(file))).toEqual([]);
  });

  it('an unknown command is found', () => {
    expect(unknownCommands('```sh\nnpm run nothing\nnpx job-control-nothing\n```')).toEqual([
      'npm run nothing',
      'npx job-control-nothing',
    ]);
  });
});

function brokenLinks(file: string, markdown: string): string[] {
  const targets = [...markdown.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(
    (match) => match[1] ?? '',
  );
  return targets.filter((target) => !existsSync(join(ROOT, dirname(file), target)));
}

/** Commands in shell blocks that neither npm nor this package nor Temporal knows. */
function unknownCommands(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
  const lines = blocks
    .flatMap((block) => block.split('\n'))
    .map((line) => line.replace(/\s+#.*$/, '').trim());
  return lines.flatMap((line) => line.split(' && ')).filter((command) => command !== '' && !isKnown(command));
}

function isKnown(command: string): boolean {
  const [program, word = '', name = ''] = command.split(' ');
  if (program === 'npm' && word === 'run') return name in scripts;
  if (program === 'npm') return ['ci', 'test', 'install'].includes(word);
  if (program === 'npx' && word === 'jest') return existsSync(join(ROOT, name));
  if (program === 'npx' && word === 'tsx') return existsSync(join(ROOT, name));
  if (program === 'npx') return word in bin;
  return program === 'temporal' || program === 'export';
}
