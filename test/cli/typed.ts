import { Readable } from 'node:stream';
import { runCommandLine, type Surroundings } from '../../src/cli';
import { vendors } from '../../src/vendors';
import { CapturedOutput } from './screen/captured-output';

/** What somebody typed, and where. */
export interface Typing {
  /** Lines on standard input. Default: a terminal on which nothing is typed. */
  readonly stdin?: string;
  /** What is typed on the terminal when it is asked. Default: nothing; there is no terminal. */
  readonly typed?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** How wide the terminal is. Default: no terminal. */
  readonly columns?: number;
}

/** How a command ended, and what it wrote. */
export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process. */
export async function type(args: readonly string[], typing: Typing = {}): Promise<Answer> {
  const { stdin, typed, env = {}, columns } = typing;
  const stdout = new CapturedOutput(columns);
  const stderr = new CapturedOutput(typed === undefined ? columns : 100);
  const input = Object.assign(Readable.from(stdin ?? typed ?? []), { isTTY: stdin === undefined });
  const surroundings: Surroundings = {
    ...{ stdin: input, stdout, stderr, env, vendors, version: '1.2.3' },
    onInterrupt: () => () => undefined,
  };
  const code = await runCommandLine(args, surroundings);
  return { code, stdout: stdout.text, stderr: stderr.text };
}
