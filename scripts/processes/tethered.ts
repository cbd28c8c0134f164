import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** What to run, and where. */
export interface TetheredCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** Default: this process's folder. */
  readonly cwd?: string;
  /** Default: this process's environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** Gets standard output and standard error, in the order they arrive. */
  readonly onOutput: (text: string) => void;
}

/** A running command that cannot outlive this process. */
export interface Tethered {
  /** Resolves with the exit code when the command has ended and all its output has arrived; 128 and more means a signal. */
  readonly ended: Promise<number>;
  /** Kills the command and everything it started, and resolves when it has ended. Safe to call twice. */
  end(): Promise<void>;
}

// The tether is a pipe from this process to a watcher in the command's process group. It closes when this process ends, however
// it ends (kill -9 and crashes too), and then the watcher kills the group: exit handlers would not run in those cases.
const TETHER = `
exec 3<&0 </dev/null
{ cat <&3; kill -KILL 0; } >/dev/null 2>&1 &
exec 3<&-
"$@"
`;

/**
 * Starts a command in a process group of its own, which ends with this process. Ctrl-C in a terminal does not reach it:
 * whoever started it decides when it ends. Never throws for a command that is not there: that is exit code 127.
 */
export function tethered(command: TetheredCommand): Tethered {
  const child = spawn('sh', ['-c', TETHER, 'tether', command.command, ...command.args], {
    cwd: command.cwd,
    env: command.env ?? process.env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdout.setEncoding('utf8').on('data', command.onOutput);
  child.stderr.setEncoding('utf8').on('data', command.onOutput);
  const ended = endOf(child);
  ended.catch(() => undefined);
  return {
    ended,
    end: async () => {
      child.stdin.destroy();
      await ended;
    },
  };
}

async function endOf(child: ChildProcessByStdio<Writable, Readable, Readable>): Promise<number> {
  // Whatever the command left running would hold its output open: it goes as soon as the command itself is gone.
  child.once('exit', () => child.stdin.destroy());
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 137;
}
