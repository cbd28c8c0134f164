import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Cleanup } from '../processes/cleanup';

const HOW_TO_INSTALL = `Chromium is needed, as "chromium" on the PATH: on Debian "apt-get install chromium".`;

/** Starts a browser without a window. Resolves with the address of its one page, for the DevTools protocol. */
export async function startChromium(
  { width, height }: { readonly width: number; readonly height: number },
  cleanup: Cleanup,
): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'job-control-chromium-'));
  cleanup.add(() => rm(profile, { recursive: true, force: true, maxRetries: 3 }));
  const browser = spawn('chromium', [
    ...['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run'],
    ...[`--user-data-dir=${profile}`, '--remote-debugging-port=0', `--window-size=${width},${height}`],
    'about:blank',
  ]);
  const failed = once(browser, 'error').then(([error]) => {
    throw new Error(`${(error as Error).message}. ${HOW_TO_INSTALL}`);
  });
  cleanup.add(async () => {
    if (browser.exitCode !== null || browser.pid === undefined) return;
    const ended = once(browser, 'exit');
    browser.kill();
    await ended;
  });
  return pageOf(await Promise.race([portOf(browser.stderr), failed]));
}

/** Chromium says where it listens; the port is its own choice. */
async function portOf(stderr: NodeJS.ReadableStream): Promise<string> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: stderr })) {
    const port = /DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(line)?.[1];
    if (port !== undefined) return port;
    lines.push(line);
  }
  throw new Error(`Chromium ended: ${lines.slice(-3).join(' ')}`);
}

async function pageOf(port: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/json/list`);
  const targets = (await response.json()) as { type: string; webSocketDebuggerUrl: string }[];
  const page = targets.find(({ type }) => type === 'page');
  if (!page) throw new Error('Chromium has opened no page.');
  return page.webSocketDebuggerUrl;
}
