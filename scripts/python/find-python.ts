import { execFileSync } from 'node:child_process';

/** The oldest Python that the Temporal SDK for it runs on. */
const OLDEST = '3.10';

// Debian has `venv` without `ensurepip`, which a virtual environment with pip needs.
const PROGRAM = `
import sys, venv, ensurepip
if sys.version_info < (${OLDEST.replace('.', ', ')}):
    raise SystemExit('python3 is ' + sys.version.split()[0] + ', not ${OLDEST} or later')
print(sys.version.split()[0])
`;

/** What `python3` is, or why it cannot be used. */
export type Python = { readonly version: string } | { readonly missing: string };

/** Looks for a `python3` of 3.10 or later that can make virtual environments with pip. Blocks for as long as Python starts. */
export function findPython(env: NodeJS.ProcessEnv = process.env): Python {
  try {
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
    const options = { env, stdio, timeout: 30_000, encoding: 'utf8' as const };
    return { version: execFileSync('python3', ['-c', PROGRAM], options).trim() };
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { readonly stderr?: string };
    if (code === 'ENOENT') return { missing: 'there is no python3' };
    return { missing: stderr?.trim().split('\n').at(-1) || (error as Error).message };
  }
}
