import { execFile } from 'node:child_process';
import { basename } from 'node:path';

/** How long a command may take, and where it runs. */
export interface Bounds {
  readonly timeoutMs: number;
  /** Default: this process's environment. `PATH` in it also decides where the command is looked for. */
  readonly env?: NodeJS.ProcessEnv;
}

interface Ending {
  readonly error: Error & { readonly code?: unknown; readonly killed?: boolean };
  readonly stderr: string;
}

/**
 * Runs a command to its end and resolves with its standard output.
 * Throws one sentence that says why not: not installed, not executable, out of time, or its own last words.
 */
export function runBounded(command: string, args: readonly string[], bounds: Bounds): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = {
      timeout: bounds.timeoutMs,
      killSignal: 'SIGKILL' as const,
      env: bounds.env ?? process.env,
    };
    const child = execFile(command, args, options, (error, stdout, stderr) => {
      if (error) reject(new Error(describe(command, { error, stderr }, bounds.timeoutMs), { cause: error }));
      else resolve(stdout);
    });
    child.stdin?.end();
  });
}

function describe(command: string, { error, stderr }: Ending, timeoutMs: number): string {
  const name = basename(command);
  if (error.code === 'ENOENT') return `${name} is not installed`;
  if (error.code === 'EACCES') return `${name} is not executable`;
  if (error.killed) return `${name} did not end within ${timeoutMs / 1000} s`;
  const ending =
    typeof error.code === 'number' ? `exit code ${error.code}` : (lastLine(error.message) ?? 'failed');
  return `${name} failed: ${lastLine(stderr) ?? ending}`;
}

function lastLine(text: string): string | undefined {
  return text.trim().split('\n').at(-1)?.trim() || undefined;
}
