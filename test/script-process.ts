import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

/** How a script ended, and what it wrote. */
export interface EndedScript {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A script that is running, as npm runs it. */
export interface ScriptProcess {
  readonly ended: Promise<EndedScript>;
  /** Resolves with what the pattern found first in standard error, when it is there; rejects when the script ends without it. */
  said(pattern: RegExp): Promise<string>;
  kill(signal: NodeJS.Signals): void;
}

/**
 * Starts `scripts/<name>/main.ts` on the package built in `lib`.
 *
 * @param lib relative to the root of the checkout
 */
export function startScript(name: 'demo' | 'chaos', lib: string, ...options: string[]): ScriptProcess {
  const main = join(__dirname, `../scripts/${name}/main.ts`);
  // tsx keeps what it compiled in the temporary folder, which tests want to find empty.
  const loader = pathToFileURL(require.resolve('tsx')).href;
  return startNode(['--import', loader, main, ...options], {
    env: { JOB_CONTROL_LIB: lib, TSX_DISABLE_CACHE: '1' },
  });
}

/** How a program of Node.js is started. */
export interface NodeStart {
  /** On top of this process's environment. */
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** What is on standard input. Default: nothing. */
  readonly stdin?: string;
}

/** Starts a program of Node.js. */
export function startNode(args: readonly string[], { env, cwd, stdin }: NodeStart = {}): ScriptProcess {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    ...(cwd === undefined ? {} : { cwd }),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // A program that does not read may end before it is all written.
  child.stdin.on('error', () => undefined).end(stdin ?? '');
  const exit = once(child, 'close') as Promise<[number | null]>;
  const ended = Promise.all([exit, text(child.stdout), text(child.stderr)]).then(
    ([[code], stdout, stderr]) => ({
      ...{ code, stdout, stderr },
    }),
  );
  const said = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      let heard = '';
      child.stderr.on('data', (chunk: Buffer | string) => {
        heard += chunk.toString();
        const found = pattern.exec(heard);
        if (found) resolve(found[1] ?? found[0]);
      });
      void ended.then(() => reject(new Error(`The script ended and never said ${pattern}:\n${heard}`)));
    });
  return { ended, said, kill: (signal) => child.kill(signal) };
}
