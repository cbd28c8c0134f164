import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { onPath } from '../../../scripts/temporal-server/on-path';
import { RECENT, emptyFolderForEachTest, fakeExecutable } from './fake-executable';

const folder = emptyFolderForEachTest();

async function folderWith(name: string, script?: string): Promise<string> {
  const path = join(folder.path, name);
  await mkdir(path);
  if (script !== undefined) await fakeExecutable(join(path, 'temporal'), script);
  return path;
}

it('finds the first temporal on PATH', async () => {
  const [empty, first] = [await folderWith('empty'), await folderWith('first', RECENT)];
  const second = await folderWith('second', 'exit 1');
  await expect(onPath({ PATH: [empty, first, second].join(':') }).find()).resolves.toBe(
    join(first, 'temporal'),
  );
});

it('refuses one that is too old', async () => {
  const old = await folderWith('old', 'echo "temporal version 1.8.3"');
  await expect(onPath({ PATH: old }).find()).rejects.toThrow('version 1.8.3, older than 1.9.1');
});

it.each([undefined, '', '/no/such/folder'])('finds none on %p', async (path) => {
  await expect(onPath({ PATH: path }).find()).rejects.toThrow('there is none');
});
