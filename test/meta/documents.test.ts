import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { embedExamples } from '../../scripts/embed-examples';
import { fillCellsTable } from '../../scripts/chaos/report/cells-table';
import { fillGuaranteesTable } from '../../scripts/guarantees-table';
import { fillSystemsTable } from '../../scripts/systems-table';

const ROOT = join(__dirname, '../..');
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: ROOT,
})
  .toString()
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(ROOT, file)));
const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const { scripts, bin, name, version } = JSON.parse(text('package.json')) as {
  readonly name: string;
  readonly version: string;
} & Record<'scripts' | 'bin', Record<string, string>>;

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
    const inList = stale.replace(/^(?=.)/gm, '   ');
    expect(embedExamples(inList)).toContain('\n   taskQueue: job-control\n   systems:\n');
  });

  it('the README has the table of systems as declared', () => {
    expect(withoutPadding(fillSystemsTable(text('README.md')))).toBe(withoutPadding(text('README.md')));
  });

  it('a table that lies is found', () => {
    const lie = text('README.md').replace('guarded by marker', 'guarded by native-key');
    expect(withoutPadding(fillSystemsTable(lie))).not.toBe(withoutPadding(lie));
  });

  it('the guarantees have their table as declared', () => {
    const file = 'docs/guarantees.md';
    expect(withoutPadding(fillGuaranteesTable(text(file)))).toBe(withoutPadding(text(file)));
  });

  it('the guarantees have the table of cells as planned', () => {
    const file = 'docs/guarantees.md';
    expect(withoutPadding(fillCellsTable(text(file)))).toBe(withoutPadding(text(file)));
  });

  it.each(tracked)('%s names only commands that exist', (file) => {
    expect(unknownCommands(text(file))).toEqual([]);
  });

  it('the README installs the tarball of this version', () => {
    const tarballs = text('README.md').match(/[\w.-]+\.tgz/g);
    expect(new Set(tarballs)).toEqual(new Set([`${name}-${version}.tgz`]));
  });

  it('an unknown command is found', () => {
    const commands = ['npm run nothing', 'npx job-control-nothing', '"$(npm run nothing)" server start-dev'];
    expect(unknownCommands(`\`\`\`sh\n${commands.join('\n')}\n\`\`\``)).toEqual(commands);
  });
});

/** Prettier pads tables. */
function withoutPadding(markdown: string): string {
  return markdown
    .replace(/ +/g, ' ')
    .replace(/-{3,}/g, '---')
    .replace(/\n{2,}/g, '\n');
}

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
  const inner = /^"\$\((.*)\)" /.exec(command)?.[1];
  if (inner !== undefined) return isKnown(inner);
  const [program = '', word = '', name = ''] = command.split(' ');
  if (program.startsWith('node_modules/.bin/')) return basename(program) in bin;
  if (program === 'npm') return isKnownToNpm(command.split(' ').slice(1));
  if (program !== 'npx') return program === 'temporal' || program === 'export';
  return ['jest', 'tsx'].includes(word) ? existsSync(join(ROOT, name)) : word in bin;
}

function isKnownToNpm(words: readonly string[]): boolean {
  if (words[0] === 'run') return words.slice(1).some((word) => word in scripts);
  return ['ci', 'test', 'install'].includes(words[0] ?? '');
}
