import { startInBackground } from '../../../scripts/processes/background-process';
import { Cleanup } from '../../../scripts/processes/cleanup';

const cleanup = new Cleanup();
afterEach(() => cleanup.run());

const start = (script: string) =>
  startInBackground(
    {
      ...{ name: 'The program', args: ['-e', script], env: process.env, neverSays: ['canary-password'] },
      readyIn: (output) => /ready/.exec(output)?.[0],
    },
    cleanup,
  );

it('a program that says what it must not fails', async () => {
  const script = `console.log('ready'); process.stdout.write('the pass' + 'word is canary-');
    setTimeout(() => console.error('password'), 50); setInterval(() => {}, 1000)`;
  const { failure } = await start(script);
  await expect(failure).rejects.toThrow('The program said "canary-password"');
});

it('a program that ends by itself fails', async () => {
  const { failure } = await start(`console.log('ready'); setTimeout(() => process.exit(7), 50)`);
  await expect(failure).rejects.toThrow('ended with exit code 7');
});
