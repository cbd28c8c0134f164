import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { runCommand } from '../../../scripts/check/command';
import { REPOSITORY } from '../../../scripts/check/repository';

it('runs in the root of the checkout', async () => {
  await expect(runCommand({ line: ['pwd'] })).resolves.toEqual({ code: 0, output: `${REPOSITORY}\n` });
});

it('finds the programs of node_modules', async () => {
  await expect(runCommand({ line: ['tsc', '--version'] })).resolves.toMatchObject({ code: 0 });
});

it('fails a command that takes too long', async () => {
  const { code, output } = await runCommand({ line: ['sleep', '600'], timeoutMs: 50 });
  expect(code).not.toBe(0);
  expect(output).toContain('sleep did not end within 0.05 s');
});

it('refuses a mistyped option with exit code 1', async () => {
  const check = spawn(process.execPath, [require.resolve('tsx/cli'), 'scripts/check.ts', '--only', 'jset'], {
    cwd: REPOSITORY,
  });
  const [code] = (await once(check, 'close')) as [number];
  expect(code).toBe(1);
});
