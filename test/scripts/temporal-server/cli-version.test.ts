import { join } from 'node:path';
import { askVersion, isOlder, requireRecent } from '../../../scripts/temporal-server/cli-version';
import { RECENT, emptyFolderForEachTest, fakeExecutable } from './fake-executable';

const folder = emptyFolderForEachTest();
const cli = (script: string): Promise<string> => fakeExecutable(join(folder.path, 'temporal'), script);

it('accepts the version this project downloads', async () => {
  await expect(requireRecent(await cli(RECENT))).resolves.toBeUndefined();
});

it.each(['1.9.0', '1.8.3', '0.12.0'])('refuses version %s as too old', async (version) => {
  const old = await cli(`echo "temporal version ${version} (Server 1.31.2, UI 2.48.1)"`);
  await expect(requireRecent(old)).rejects.toThrow(`${old} is version ${version}, older than 1.9.1`);
});

it('refuses an answer without a version', async () => {
  await expect(requireRecent(await cli('echo hello'))).rejects.toThrow("'hello', which shows no version");
});

it('reports the last words of a failing CLI', async () => {
  await expect(askVersion(await cli('echo "bad CPU type" >&2; exit 2'))).rejects.toThrow(
    'temporal failed: bad CPU type',
  );
});

it('reports a CLI that is not there', async () => {
  await expect(askVersion(join(folder.path, 'temporal'))).rejects.toThrow('temporal is not installed');
});

it.each([
  ['1.9.1', '1.9.1', false],
  ['1.10.0', '1.9.1', false],
  ['2.0.0', '1.9.1', false],
  ['1.9.0', '1.9.1', true],
  ['0.10.2', '1.9.1', true],
])('compares %s with %s by number', (version, than, older) => {
  expect(isOlder(version, than)).toBe(older);
});
