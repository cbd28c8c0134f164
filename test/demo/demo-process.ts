import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const MAIN = join(__dirname, '../../scripts/demo/main.ts');

/** How a demo ended, and what it wrote. */
export interface EndedDemo {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A demo that is running, as `npm run demo` runs it. */
export interface DemoProcess {
  readonly ended: Promise<EndedDemo>;
  /** Resolves with what the pattern found first in standard error, when it is there; rejects when the demo ends without it. */
  said(pattern: RegExp): Promise<string>;
  kill(signal: NodeJS.Signals): void;
}

/** Starts a demo on the package built in `lib`, a folder relative to the root of the checkout. */
export function startDemo(lib: string, ...options: string[]): DemoProcess {
  const loader = pathToFileURL(require.resolve('tsx')).href;
  const child = spawn(process.execPath, ['--import', loader, MAIN, ...options], {
    env: { ...process.env, JOB_CONTROL_LIB: lib },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
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
      void ended.then(() => reject(new Error(`The demo ended and never said ${pattern}:\n${heard}`)));
    });
  return { ended, said, kill: (signal) => child.kill(signal) };
}
