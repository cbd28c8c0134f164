import { join } from 'node:path';
import { findPython } from '../../../scripts/python/find-python';
import { emptyFolderForEachTest, fakeExecutable } from '../temporal-server/fake-executable';

const folder = emptyFolderForEachTest();
const found = () => findPython({ PATH: `${folder.path}:/bin:/usr/bin` });
const python3 = (script: string) => fakeExecutable(join(folder.path, 'python3'), script);

describe('a Python', () => {
  it('that can make environments is found', async () => {
    await python3('echo 3.11.7');
    expect(found()).toEqual({ version: '3.11.7' });
  });

  it('without ensurepip is said to be', async () => {
    await python3(`echo "ModuleNotFoundError: No module named 'ensurepip'" >&2; exit 1`);
    expect(found()).toEqual({ missing: "ModuleNotFoundError: No module named 'ensurepip'" });
  });

  it('that is not there is said to be', () => {
    expect(findPython({ PATH: folder.path })).toEqual({ missing: 'there is no python3' });
  });
});
