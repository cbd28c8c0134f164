import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ChosenCliUnusable } from '../../../scripts/temporal-server/cli-source';
import { namedByEnvironment } from '../../../scripts/temporal-server/named-by-environment';
import { emptyFolderForEachTest, fakeExecutable } from './fake-executable';

const folder = emptyFolderForEachTest();
const find = (path?: string): Promise<string> => namedByEnvironment({ TEMPORAL_CLI_PATH: path }).find();

it('takes the named CLI whatever its version', async () => {
  const path = await fakeExecutable(join(folder.path, 'mine'), 'echo "temporal version 0.0.0-DEV"');
  await expect(find(path)).resolves.toBe(path);
});

it.each([undefined, ''])('is passed over when not set (%p)', async (value) => {
  await expect(find(value)).rejects.not.toBeInstanceOf(ChosenCliUnusable);
});

it('must not be passed over when missing', async () => {
  const missing = find(join(folder.path, 'mine'));
  await expect(missing).rejects.toBeInstanceOf(ChosenCliUnusable);
  await expect(missing).rejects.toThrow(
    /TEMPORAL_CLI_PATH is .*mine is not installed.*no other CLI was looked for/,
  );
});

it('must not be passed over when not executable', async () => {
  const path = join(folder.path, 'mine');
  await writeFile(path, 'text', { mode: 0o644 });
  await expect(find(path)).rejects.toThrow('mine is not executable');
});
