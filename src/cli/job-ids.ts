import type { Surroundings } from './surroundings';
import { wrongUsage } from './exit-codes';

/** More than this is no list of job ids. */
const MOST_CHARACTERS = 10_000_000;

/**
 * The ids of the arguments; those of standard input, one a line beside blank lines and comments (`# …`), where `-` says so, or where nobody named any and it is no terminal. An
 * input that has jobs of its own needs none.
 */
export async function jobIds(
  args: readonly string[],
  { stdin }: Pick<Surroundings, 'stdin'>,
  areGiven: boolean,
): Promise<readonly string[] | undefined> {
  const isAsked = args.includes('-');
  const isNeeded = args.length === 0 && !areGiven;
  if (isAsked && args.length > 1)
    throw wrongUsage('Give job ids either as arguments or, with -, on standard input.');
  if (isAsked || (isNeeded && stdin.isTTY !== true)) return idsIn(await textOf(stdin));
  if (isNeeded) throw wrongUsage('Name at least one job, or give job ids on standard input, one a line.');
  return args.length > 0 ? args : undefined;
}

/** An id may begin with this sign; then no blank follows. */
const COMMENT = /^#(\s|$)/;

function idsIn(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const ids = lines.filter((line) => line !== '' && !COMMENT.test(line));
  if (ids.length === 0) throw wrongUsage('There is no job id on standard input: give one a line.');
  return ids;
}

async function textOf(stdin: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  stdin.setEncoding('utf8');
  for await (const chunk of stdin) {
    text += chunk.toString();
    if (text.length > MOST_CHARACTERS) throw wrongUsage('Standard input is too long for a list of job ids.');
  }
  return text;
}
