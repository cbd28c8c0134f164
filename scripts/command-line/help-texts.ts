import { readFileSync, writeFileSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { runCommandLine } from '../../src/cli';
import { COMMANDS } from '../../src/cli/commands';

const DOCUMENT = 'docs/command-line.md';
const PLACE = /(<!-- help -->\n)[\s\S]*?(<!-- \/help -->)/;

/** Every command by its words, in the order of the help. */
export function commandWords(): string[][] {
  return COMMANDS.flatMap((entry) =>
    'commands' in entry ? entry.commands.map(({ name }) => [entry.name, name]) : [[entry.name]],
  );
}

/** What \`--help\` says where there is no terminal. */
export async function helpOf(words: readonly string[]): Promise<string> {
  let text = '';
  const write = (chunk: string | Buffer, _encoding: string, done: () => void): void => {
    text += chunk.toString();
    done();
  };
  const output = new Writable({ write });
  const surroundings = {
    ...{ stdin: Readable.from([]), stdout: output, stderr: output, env: {}, vendors: {}, version: '' },
    onInterrupt: () => () => undefined,
  };
  await runCommandLine([...words, '--help'], surroundings);
  return text;
}

/** A document with the help of every command at its place. */
export async function fillHelp(markdown: string): Promise<string> {
  const sections = await Promise.all(
    commandWords().map(async (words) => {
      const text = (await helpOf(words)).trimEnd();
      return `### ${words.join(' ')}\n\n\`\`\`text\n${text}\n\`\`\`\n`;
    }),
  );
  return markdown.replace(
    PLACE,
    (_all, start: string, end: string) => `${start}\n${sections.join('\n')}\n${end}`,
  );
}

if (require.main === module) {
  void fillHelp(readFileSync(DOCUMENT, 'utf8')).then((text) => writeFileSync(DOCUMENT, text));
}
