import { runBounded } from '../../../scripts/processes/run-bounded';

const shell = (script: string, timeoutMs = 10_000): Promise<string> =>
  runBounded('sh', ['-c', script], { timeoutMs });

it('resolves with standard output', async () => {
  await expect(shell('echo out; echo error >&2')).resolves.toBe('out\n');
});

it('gives up on a command in time', async () => {
  await expect(shell('exec sleep 600', 50)).rejects.toThrow('sh did not end within 0.05 s');
});

it.each([
  ['echo first >&2; echo last >&2; exit 1', 'sh failed: last'],
  ['exit 4', 'sh failed: exit code 4'],
])('says in one line why %p failed', async (script, reason) => {
  await expect(shell(script)).rejects.toHaveProperty('message', reason);
});
