import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Where commands are typed. */
export interface Place {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

/** How a command goes on after it was typed. */
export interface Typing {
  /** Ctrl-C, as soon as this is on the screen. */
  readonly interruptAt?: RegExp;
}

/** Runs a command in a shell and gives what is on the screen then, its first line included. */
export async function typed(
  command: string,
  { folder, env }: Place,
  { interruptAt }: Typing = {},
): Promise<string> {
  const child = spawn('sh', ['-c', `exec 2>&1; ${command}`], {
    ...{ cwd: folder, env },
    stdio: ['ignore', 'pipe', 'ignore'],
    // A group of its own, which gets Ctrl-C as a whole.
    detached: true,
  });
  let screen = '';
  let isInterrupted = false;
  child.stdout.on('data', (chunk: Buffer) => {
    screen += chunk.toString();
    if (isInterrupted || child.pid === undefined || interruptAt?.test(screen) !== true) return;
    isInterrupted = true;
    screen += '^C\n';
    process.kill(-child.pid, 'SIGINT');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  const ending = code === 0 ? '' : `(exit code ${code ?? 130})\n`;
  return `$ ${command}\n${screen}${ending}`;
}
