import { createInterface } from 'node:readline';
import { EXIT_AFTER_SIGNAL, CommandFailure, wrongUsage } from './exit-codes';
import type { Surroundings } from './surroundings';
import { say } from './write';

/** What a person is asked before something that cannot be taken back. */
export interface Confirmation {
  /** What will be done, one sentence. */
  readonly what: string;
  /** True: it has been confirmed on the command line. */
  readonly yes?: boolean | undefined;
}

/** Goes on only when a person says yes: by `--yes`, or on the terminal. Throws `CommandFailure` otherwise. */
export async function confirm({ what, yes }: Confirmation, surroundings: Surroundings): Promise<void> {
  if (yes) return;
  const { stdin, stderr } = surroundings;
  if (stdin.isTTY !== true || stderr.isTTY !== true)
    throw wrongUsage(`${what} There is no terminal to confirm it on: add --yes. Nothing was sent.`);
  say(surroundings, what);
  const answer = await answerTo('Type "yes" to go on: ', surroundings);
  if (answer?.trim().toLowerCase() === 'yes') return;
  const exitCode = answer === undefined ? EXIT_AFTER_SIGNAL.SIGINT : wrongUsage('').exitCode;
  throw new CommandFailure('Not confirmed. Nothing was sent.', exitCode);
}

/** `undefined` when there was none: Ctrl-C, or the end of the input. */
function answerTo(question: string, { stdin, stderr }: Surroundings): Promise<string | undefined> {
  const dialogue = createInterface({ input: stdin, output: stderr });
  return new Promise((resolve) => {
    dialogue.once('close', () => resolve(undefined)).once('SIGINT', () => dialogue.close());
    dialogue.question(question, (answer) => {
      resolve(answer);
      dialogue.close();
    });
  });
}
