import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tethered } from '../../../scripts/processes/tethered';

const shell = (
  script: string,
): { readonly running: ReturnType<typeof tethered>; readonly output: string[] } => {
  const output: string[] = [];
  const onOutput = (text: string): void => void output.push(text);
  return { running: tethered({ command: 'sh', args: ['-c', script], onOutput }), output };
};

it('passes on output and exit code', async () => {
  const { running, output } = shell('echo out; echo error >&2; exit 7');
  await expect(running.ended).resolves.toBe(7);
  expect(output.join('').split('\n').sort()).toEqual(['', 'error', 'out']);
});

it('reports a missing command as exit code 127', async () => {
  const running = tethered({ command: 'no-such-command', args: [], onOutput: () => undefined });
  await expect(running.ended).resolves.toBe(127);
});

it('ends a running command when asked', async () => {
  const { running } = shell('sleep 600');
  await running.end();
  await expect(running.ended).resolves.toBeGreaterThan(128);
});

it('ends what the command left running', async () => {
  await expect(shell('sleep 600 & exit 0').running.ended).resolves.toBe(0);
});

it.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)('ends with a parent ended by %s', async (signal) => {
  const loader = pathToFileURL(require.resolve('tsx')).href;
  const holder = spawn(process.execPath, ['--import', loader, join(__dirname, 'tether-holder.ts')]);
  const [port] = (await once(holder.stdout, 'data')) as [Buffer];
  const held = connect(Number(port.toString()), '127.0.0.1');
  await once(held, 'connect');
  // The other end's death may be a reset or an end.
  const closed = new Promise((resolve) => held.resume().on('error', resolve).on('close', resolve));
  holder.kill(signal);
  await closed;
});
