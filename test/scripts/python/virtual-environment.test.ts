import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pythonWith } from '../../../scripts/python/virtual-environment';
import { emptyFolderForEachTest, fakeExecutable } from '../temporal-server/fake-executable';

const folder = emptyFolderForEachTest();
const cache = () => join(folder.path, 'cache');
const requirements = () => join(folder.path, 'requirements.txt');
const making = () =>
  pythonWith(
    { requirements: requirements(), version: '3.11.7' },
    {
      PATH: `${folder.path}:/bin:/usr/bin`,
      TEMPORAL_JOB_CONTROL_CACHE: cache(),
      CALLS: join(folder.path, 'calls'),
    },
  );
const calls = async () => (await readFile(join(folder.path, 'calls'), 'utf8')).trim().split('\n');

/** A `python3` whose `-m venv FOLDER` makes a Python that notes what it is asked for, and then does what `pip` says. */
async function fakePython(pip = 'exit 0'): Promise<void> {
  await writeFile(requirements(), 'temporalio==1.35.0\n');
  await fakeExecutable(join(folder.path, 'template'), `echo "$*" >> "$CALLS"; ${pip}`);
  await fakeExecutable(
    join(folder.path, 'python3'),
    `echo "$1 $2" >> "$CALLS"; mkdir -p "$3/bin"; cp "${folder.path}/template" "$3/bin/python"`,
  );
}

describe('a virtual environment', () => {
  it('is made once and kept', async () => {
    await fakePython();
    const first = await making();
    expect(await making()).toBe(first);
    expect(await calls()).toEqual(['-m venv', expect.stringMatching(/^-m pip install .*requirements\.txt$/)]);
    expect(await readdir(cache())).toEqual([expect.stringMatching(/^python-3\.11\.7-/)]);
  });

  it('with other packages is another one', async () => {
    await fakePython();
    const first = await making();
    await appendFile(requirements(), 'grpcio\n');
    expect(await making()).not.toBe(first);
  });

  it('without its interpreter is made again', async () => {
    await fakePython();
    const first = await making();
    await rm(first);
    expect(await making()).toBe(first);
    expect(await calls()).toHaveLength(4);
  });

  it('made by two at once is one', async () => {
    await fakePython();
    const [one, other] = await Promise.all([making(), making()]);
    expect(one).toBe(other);
    expect(await readdir(cache())).toHaveLength(1);
  });

  it('that pip cannot fill is not kept', async () => {
    await fakePython('echo "no matching distribution" >&2; exit 1');
    await expect(making()).rejects.toThrow('no matching distribution');
    expect(await readdir(cache())).toEqual([]);
  });
});
